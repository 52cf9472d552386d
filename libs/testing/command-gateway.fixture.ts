import { exportControlsCommands, ExportControlsCommandsModule } from '@contexts/export-controls';
import { securityCouncilCommands, SecurityCouncilCommandsModule } from '@contexts/security-council';
import { DomainError } from '@kernel';
import { Controller, Module, type Type } from '@nestjs/common';
import { Command, CommandHandler, CqrsModule, type ICommandHandler } from '@nestjs/cqrs';
import { EventPattern, Payload } from '@nestjs/microservices';
import { Test, type TestingModuleBuilder } from '@nestjs/testing';
import { EvidenceArchive } from '@platform/archive';
import { Clock, SystemClock } from '@platform/clock';
import type { CommandsOfContext } from '@platform/command-gateway';
import { EventLog } from '@platform/event-log';
import { VersionRows } from '@platform/projections';

import { InMemoryEventLog } from './in-memory-event-log';
import { InMemoryEvidenceArchive } from './in-memory-evidence-archive';
import { InMemoryVersionRows } from './in-memory-version-rows';

/** Is answered by the same value, or by whatever a function of `ECHOES` does. */
export class EchoCommand extends Command<unknown> {
  constructor(
    readonly value: unknown,
    readonly how: keyof typeof ECHOES = 'same',
    readonly provenance?: unknown,
  ) {
    super();
  }
}

export class NoEcho extends DomainError {
  readonly code = 'NO_ECHO';
  readonly errors = ['too near', 'too soft'];
}

export const ECHOES = {
  same: (value: unknown): unknown => value,
  refused: (): never => {
    throw new NoEcho('The wall is too near.');
  },
  broken: (): never => {
    throw new TypeError('The wall fell.');
  },
  unsendable: (): unknown => new Map(),
};

export class ForeignCommand extends Command<unknown> {}

/** What the handlers of this process were asked: each once, or somebody asked twice. */
export const echoed: unknown[] = [];

@CommandHandler(EchoCommand)
class EchoHandler implements ICommandHandler<EchoCommand> {
  async execute({ value, how }: EchoCommand): Promise<unknown> {
    echoed.push(value);
    // What waits for a promise is answered when that resolves: for those who test a deadline.
    return ECHOES[how](await held.get(value));
  }
}

/** By the value that is to be echoed; what is not here is echoed at once. */
export const held = new (class {
  private readonly promises = new Map<unknown, Promise<unknown>>();

  hold(value: unknown): () => void {
    let release: () => void = () => undefined;
    const promise = new Promise<void>((resolve) => (release = resolve));
    this.promises.set(
      value,
      promise.then(() => value),
    );
    return release;
  }

  get(value: unknown): unknown {
    return this.promises.get(value) ?? value;
  }
})();

export const SPREAD = 'RumourSpread';

/** A reaction: it is told by the log, and by no port. */
@Controller()
class WhenRumourSpreadEcho {
  @EventPattern(SPREAD)
  echo(@Payload() value: unknown): void {
    echoed.push(value);
  }
}

@Module({ controllers: [WhenRumourSpreadEcho], providers: [EchoHandler] })
class EchoModule {}

/** Three contexts: two of the product's, and one that says what it was told. */
export const CONTEXTS: readonly (CommandsOfContext & Readonly<{ module: Type }>)[] = [
  { ...exportControlsCommands, module: ExportControlsCommandsModule },
  { ...securityCouncilCommands, module: SecurityCouncilCommandsModule },
  { context: 'echo', commands: { EchoCommand }, module: EchoModule },
];

/** All that contexts stand on, in memory. */
export const portsInMemory = () => {
  const log = new InMemoryEventLog();
  const archive = new InMemoryEvidenceArchive();
  const clock: Clock = new SystemClock();
  return { log, archive, clock };
};

export type PortsInMemory = ReturnType<typeof portsInMemory>;

/** An application of such modules over such ports. */
export const applicationOf = (
  { log, archive, clock }: PortsInMemory,
  imports: NonNullable<Parameters<typeof Test.createTestingModule>[0]['imports']>,
): TestingModuleBuilder => {
  const providers = [
    { provide: EventLog, useValue: log },
    { provide: EvidenceArchive, useValue: archive },
    { provide: VersionRows, useValue: new InMemoryVersionRows(log) },
    { provide: Clock, useValue: clock },
  ];
  class Ports {}
  Module({})(Ports);
  const ports = { module: Ports, global: true, providers, exports: providers };
  return Test.createTestingModule({ imports: [ports, CqrsModule.forRoot(), ...imports] });
};
