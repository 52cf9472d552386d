import { randomUUID } from 'node:crypto';

import type { OnApplicationShutdown } from '@nestjs/common';
import type { Command } from '@nestjs/cqrs';
import type { Clock } from '@platform/clock';
import { activeCorrelationId, activeTraceparent, inSpan } from '@platform/observability/spans';

import { CommandGateway, type CommandsOfContext } from './command-gateway';
import { CommandTooLarge, ServiceFailed } from './command-gateway.errors';
import { argumentsOf, CommandOwners } from './command-owners';
import { resultIn } from './reply-frame';
import { requestFrame, type RequestFrame } from './request-frame';
import { ServiceConnection, type ServiceAddress } from './service-connection';
import { bytesOf, DEADLINE_MS, MAX_FRAME_BYTES } from './transport';

export type TcpGatewayOptions = Readonly<{
  contexts: readonly CommandsOfContext[];
  /** Where the service of each of these contexts takes commands, by the context's name. */
  services: Readonly<Record<string, ServiceAddress>>;
  clock: Clock;
  /** 5 seconds. */
  deadlineMs?: number | undefined;
  /** Of a command or a reply; 32 MiB. The service's own limit should be the same. */
  maxBytes?: number | undefined;
}>;

/** Each context is a service of its own, and takes its commands over TCP. */
export class TcpGateway extends CommandGateway implements OnApplicationShutdown {
  private readonly owners: CommandOwners;
  private readonly connections = new Map<string, ServiceConnection>();
  private readonly deadlineMs: number;
  private readonly maxBytes: number;

  /** @throws ServiceNotPlaced */
  constructor(private readonly options: TcpGatewayOptions) {
    super();
    this.owners = new CommandOwners(options.contexts);
    this.deadlineMs = options.deadlineMs ?? DEADLINE_MS;
    this.maxBytes = options.maxBytes ?? MAX_FRAME_BYTES;
    options.contexts.forEach(({ context }) => this.connect(context));
  }

  override async execute<Result>(command: Command<Result>): Promise<Result> {
    const { context, name } = this.owners.ownerOf(command);
    const correlationId = correlationIdOf(command) ?? activeCorrelationId() ?? randomUUID();
    const attributes = { 'rpc.service': context, 'rpc.method': name };
    return inSpan(name, { kind: 'client', correlationId, attributes }, async () => {
      const frame = this.frameOf(command, name, correlationId);
      const reply = resultIn(await this.replyTo(frame, context), frame.id);
      if (!reply) throw new ServiceFailed(context, name, correlationId);
      return reply.result as Result;
    });
  }

  onApplicationShutdown(): void {
    this.connections.forEach((connection) => connection.close());
  }

  private frameOf(command: Command<unknown>, name: string, correlationId: string): RequestFrame {
    const frame = requestFrame({
      id: randomUUID(),
      correlationId,
      traceparent: activeTraceparent(),
      deadline: new Date(Date.parse(this.options.clock.now()) + this.deadlineMs).toISOString(),
      command: name,
      arguments: argumentsOf(command),
    });
    const bytes = bytesOf(frame);
    if (bytes > this.maxBytes) throw new CommandTooLarge(name, bytes, this.maxBytes);
    return frame;
  }

  private async replyTo(frame: RequestFrame, context: string): Promise<unknown> {
    const connection = this.connections.get(context) ?? this.connect(context);
    try {
      return await connection.ask(frame, this.deadlineMs);
    } catch (error) {
      this.replace(context, connection);
      throw error;
    }
  }

  /**
   * A peer that vanished without a word looks like a slow one, and a refused connection is
   * remembered for a moment: the next command tries anew.
   */
  private replace(context: string, connection: ServiceConnection): void {
    if (this.connections.get(context) === connection) this.connect(context);
    connection.retire();
  }

  private connect(context: string): ServiceConnection {
    const address = this.options.services[context];
    if (!address) throw new ServiceNotPlaced(context);
    const connection = new ServiceConnection(context, address, this.maxBytes);
    this.connections.set(context, connection);
    return connection;
  }
}

/** A command without an address for it would be found out by the first who sends one. */
export class ServiceNotPlaced extends Error {
  constructor(context: string) {
    super(`Nobody said where the service ${context} takes commands.`);
    this.name = new.target.name;
  }
}

const correlationIdOf = (command: object): string | undefined => {
  const { provenance } = command as { provenance?: { correlationId?: unknown } };
  return typeof provenance?.correlationId === 'string' ? provenance.correlationId : undefined;
};
