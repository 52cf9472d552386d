import { WITHHELD } from '@contracts';
import type { Cause, Recorded } from '@platform/event-log';
import type { KafkaMessage } from 'kafkajs';

import { MessageUnreadable } from './kafka.errors';

/** An event as its message tells it: its commit's evidence stands on the commit's first alone. */
export type ToldFact = Omit<Recorded, 'provenance'> &
  Readonly<{
    provenance: Omit<Recorded['provenance'], 'evidence'>;
    commitEvidence: readonly string[] | undefined;
  }>;

/** What every message of ours tells. */
export type LogMessage = Readonly<{
  offset: bigint;
  position: bigint;
  generation: string;
  commit: Recorded['commit'];
  leafHash: string;
  /** Absent where the event is withheld. */
  told: ToldFact | undefined;
}>;

type Header = (name: string) => string;

/** @throws MessageUnreadable */
export const readMessage = (message: KafkaMessage): LogMessage => {
  const header: Header = (name) => {
    const value = optional(message, name);
    if (value === undefined) throw new MessageUnreadable(message.offset, `it has no ${name}`);
    return value;
  };
  const place = {
    position: BigInt(header('ce_sequence')),
    commit: {
      id: header('ce_commitid'),
      index: Number(header('ce_commitindex')),
      size: Number(header('ce_commitsize')),
    },
    leafHash: header('ce_leafhash'),
  };
  const isTold = header('ce_type') !== WITHHELD;
  return {
    ...place,
    offset: BigInt(message.offset),
    generation: header('ce_generation'),
    told: isTold ? toldFact(message, header, place) : undefined,
  };
};

const optional = ({ headers }: KafkaMessage, name: string): string | undefined => {
  const value = headers?.[name];
  return Array.isArray(value) ? value[0]?.toString() : value?.toString();
};

const toldFact = (
  message: KafkaMessage,
  header: Header,
  place: Pick<Recorded, 'position' | 'commit' | 'leafHash'>,
): ToldFact => {
  const commitEvidence = optional(message, 'ce_commitevidence');
  return {
    type: header('ce_type'),
    data: JSON.parse(message.value?.toString() ?? 'null') as object,
    id: header('ce_id'),
    ...place,
    recordedAt: header('ce_recordedtime'),
    evidence: hashes(optional(message, 'ce_evidence') ?? ''),
    stream: header('ce_partitionkey'),
    version: Number(header('ce_streamversion')),
    subject: header('ce_subject'),
    schemaVersion: Number(header('ce_dataschema').split(':').at(-1)),
    provenance: {
      commandId: header('ce_commandid'),
      correlationId: header('ce_correlationid'),
      causationId: optional(message, 'ce_causationid') ?? null,
      actor: header('ce_actor'),
      cause: header('ce_cause') as Cause,
    },
    commitEvidence: commitEvidence === undefined ? undefined : hashes(commitEvidence),
  };
};

const hashes = (text: string): readonly string[] => (text === '' ? [] : text.split(','));
