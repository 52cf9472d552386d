import { randomUUID } from 'node:crypto';

import { dateClaimed, statusConfirmed, type DateClaimed, type StatusConfirmed } from '@contracts';
import { DomainError, fold, sameContent, standing, type Decider, type DomainEvent } from '@kernel';
import { archived, InMemoryEventLog, InMemoryEvidenceArchive, provenance } from '@testing';

import type { FactDoor, KnownFact } from './fact-door';
import { FactNotPostable, StreamDisagrees } from './recording.errors';

export const stream = 'any-stream/any';
export const askedAt = '2026-11-25T00:00:00.000Z';

export type Claim = DateClaimed | StatusConfirmed;

/** Nobody's word is taken for a date without a source that can be named. */
export class NobodysClaim extends DomainError {
  readonly code = 'CLAIM_OF_NOBODY';

  constructor() {
    super('A rumour is no source.');
  }
}

/** As small as the rules of a stream can be: each claim once, and none of a rumour. */
const claims: Decider<readonly Claim[], Claim, Claim> = {
  initialState: [],
  decide: (claim, state) => {
    if (claim.type === 'DateClaimed' && claim.data.source === 'rumour') throw new NobodysClaim();
    return state.some((held) => sameContent(held, claim)) ? [] : [claim];
  },
  evolve: (state, { type, data }) => [...state, { type, data } as Claim],
};

const readable = ({ type, data }: DomainEvent): Claim => {
  if (type === 'DateClaimed') return { type, data: dateClaimed.data.parse(data) };
  if (type === 'StatusConfirmed') return { type, data: statusConfirmed.data.parse(data) };
  throw new FactNotPostable(type);
};

/** Claims that came in one commit stand and fall together. */
export const claimsDoor: FactDoor<Claim, Claim> = {
  commandOf: (into, posted) => {
    const claim = readable(posted);
    if (claim.data.subject === 'another') throw new StreamDisagrees(into, claim.data.subject);
    return claim;
  },
  decide: (history, claim) => claims.decide(claim, fold(claims, standing<Claim>(history))),
  wholeOf: (history, { type, commit }) =>
    history.filter((other) => other.type === type && other.commit.id === commit.id),
  isPostable: () => true,
  lookedOn: (claim) => (claim.type === 'StatusConfirmed' ? claim.data.seenOn : undefined),
};

const day = (value: string) => ({ verbatim: value, value, precision: 'day' as const, zone: 'UTC' });

export const claim = (value: string, over: Partial<DateClaimed['data']> = {}): DateClaimed => ({
  type: 'DateClaimed',
  data: {
    ...{ subject: 'any', field: 'effectiveOn', claimed: day(value), source: 'a gazette' },
    ...over,
  },
});

export const look = (value: string): StatusConfirmed => ({
  type: 'StatusConfirmed',
  data: { subject: 'any', provisions: 'all', stage: 'in-force', seenOn: day(value) },
});

/** Commits of a stream, one behind another; the events are named `0`, `1`, `2`, … */
export const told = (
  ...commits: readonly (readonly DomainEvent[])[]
): readonly KnownFact<Claim>[] =>
  commits
    .flatMap((facts, i) => facts.map((fact) => ({ fact, commit: { id: String(i) } })))
    .map(({ fact, commit }, i) => ({
      // What is told here is what the stream admits.
      ...(fact as Claim),
      ...{ id: String(i), position: BigInt(i + 1), recordedAt: askedAt, evidence: [] },
      subject: (fact as Claim).data.subject,
      commit,
    }));

/** A log and an archive with two documents. */
export const openPorts = async () => {
  const log = new InMemoryEventLog();
  const archive = new InMemoryEvidenceArchive();
  const { sha256: one } = await archived(archive, 'One document');
  const { sha256: other } = await archived(archive, 'Another document');
  const cite = (...evidence: readonly string[]) => provenance({ evidence });
  const shipped = (fact: DomainEvent, evidence = [one], id = randomUUID()) => ({
    ...fact,
    id,
    evidence,
  });
  return { log, archive, one, other, cite, shipped };
};
