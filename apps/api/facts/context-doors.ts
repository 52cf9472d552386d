import {
  RecordDevelopmentFactCommand,
  RetractDevelopmentFactCommand,
} from '@contexts/developments';
import { RecordListFactCommand, RetractFactCommand } from '@contexts/export-controls';
import { RecordRegimeFactCommand, RetractRegimeFactCommand } from '@contexts/security-council';
import { DomainError } from '@kernel';
import type { Command } from '@nestjs/cqrs';
import type { Provenance } from '@platform/event-log';
import type { FactToRecord, FactToRetract, Options, Outcome } from '@recording';

/** The commands by which the context that owns a stream takes facts, and takes them back. */
export type ContextDoor = Readonly<{
  /** What such a stream is called: `export-ban-list/<list>`. */
  streams: string;
  record: Asks<FactToRecord>;
  retract: Asks<FactToRetract>;
}>;

type Asks<Asked> = <DryRun extends boolean>(
  asked: Asked,
  provenance: Provenance,
  options: Options<DryRun>,
) => Command<Outcome<DryRun>>;

/** By the first word of its streams. */
const DOORS: Readonly<Record<string, ContextDoor>> = {
  'export-ban-list': {
    streams: 'export-ban-list/<list>',
    record: (...asked) => new RecordListFactCommand(...asked),
    retract: (...asked) => new RetractFactCommand(...asked),
  },
  'sanctions-regime': {
    streams: 'sanctions-regime/<regime>',
    record: (...asked) => new RecordRegimeFactCommand(...asked),
    retract: (...asked) => new RetractRegimeFactCommand(...asked),
  },
  development: {
    streams: 'development/<development>',
    record: (...asked) => new RecordDevelopmentFactCommand(...asked),
    retract: (...asked) => new RetractDevelopmentFactCommand(...asked),
  },
};

/** No context owns such a stream, or facts are not posted to it. */
export class StreamOfNoContext extends DomainError {
  readonly code = 'STREAM_OF_NO_CONTEXT';

  constructor(stream: string) {
    const known = Object.values(DOORS).map(({ streams }) => streams);
    super(`Facts are not posted to ${stream}: those of facts are ${known.join(', ')}.`);
  }
}

/** @throws StreamOfNoContext */
export const doorOf = (stream: string): ContextDoor => {
  const word = stream.slice(0, stream.indexOf('/'));
  const door = Object.hasOwn(DOORS, word) ? DOORS[word] : undefined;
  if (!door) throw new StreamOfNoContext(stream);
  return door;
};
