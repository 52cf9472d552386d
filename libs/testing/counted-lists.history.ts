import type {
  DateAdopted,
  DateClaimed,
  ExportBanListExpanded,
  ExportBanListItemised,
} from '@contracts';
import type { DomainEvent, LegalDay, WordOnFacts } from '@kernel';
import type { Append, Commit, NewFact } from '@platform/event-log';
import fc from 'fast-check';

import { dayIn } from './day-in';
import { provenance } from './provenance';
import { listedItem } from './small-list.facts';

const seoulDay = dayIn('Asia/Seoul');

/** One thing that somebody records; of a word on facts, which of those recorded so far. */
type Step =
  | Readonly<{ does: 'expand'; list: number; change: number; day: LegalDay; net: number }>
  | Readonly<{ does: 'itemise'; list: number; added: number[]; removed: number[]; day: LegalDay }>
  | Readonly<{ does: 'claim' | 'adopt'; list: number; change: number; day: LegalDay }>
  | Readonly<{ does: 'retract' | 'corroborate'; back: number; count: number }>
  | Readonly<{ does: 'determine' }>;

// Few of each, so that much of what is recorded meets.
const small = fc.nat({ max: 2 });
const day = fc.nat({ max: 8 }).map((n) => seoulDay(`2024-0${String(n + 1)}-0${String(n + 1)}`));
const codes = fc.uniqueArray(fc.nat({ max: 4 }), { maxLength: 3 });

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    does: fc.constant('expand' as const),
    list: small,
    change: small,
    day,
    net: fc.integer({ min: -3, max: 9 }),
  }),
  fc.record({
    does: fc.constant('itemise' as const),
    list: small,
    added: codes,
    removed: codes,
    day,
  }),
  fc.record({ does: fc.constantFrom('claim', 'adopt'), list: small, change: small, day }),
  fc.record({
    does: fc.constantFrom('retract', 'corroborate'),
    back: fc.nat({ max: 9 }),
    count: fc.integer({ min: 1, max: 3 }),
  }),
  fc.constant({ does: 'determine' as const }),
);

/**
 * Random histories of the counted lists: late facts, disputes, further documents, retractions and
 * retractions of retractions, some of them in the commit of what they speak of, in commits of
 * several streams.
 */
export const histories = ({ commits }: Readonly<{ commits: number }>): fc.Arbitrary<Commit[]> =>
  fc
    .array(fc.array(step, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: commits })
    .map(committed);

type Placed = Readonly<{ stream: string; fact: NewFact & Readonly<{ id: string }> }>;

const committed = (history: readonly (readonly Step[])[]): Commit[] => {
  const recorded: Placed[] = [];
  return history.map((steps) => {
    const before = recorded.length;
    for (const taken of steps) recorded.push(placed(taken, recorded));
    const appends = appendsOf(recorded.slice(before), recorded.slice(0, before));
    return { appends, provenance: provenance({ evidence: [DOCUMENT, FURTHER] }) };
  });
};

const DOCUMENT = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
const FURTHER = '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae';

const appendsOf = (added: readonly Placed[], before: readonly Placed[]): readonly Append[] =>
  [...new Set(added.map(({ stream }) => stream))].map((stream) => {
    const version = before.filter((each) => each.stream === stream).length;
    const facts = added.filter((each) => each.stream === stream).map(({ fact }) => fact);
    return {
      stream,
      facts,
      expectedVersion: version === 0 ? 'STREAM_DOES_NOT_EXIST' : version,
    };
  });

const listNamed = (n: number): string => `list-${String(n)}`;

const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const placed = (taken: Step, recorded: readonly Placed[]): Placed => {
  const id = idOf(recorded.length + 1);
  const at = (list: number, fact: DomainEvent): Placed => ({
    stream: `export-ban-list/${listNamed(list)}`,
    fact: { ...fact, id, evidence: [DOCUMENT] },
  });
  switch (taken.does) {
    case 'expand':
      return at(taken.list, expanded(taken));
    case 'itemise':
      return at(taken.list, itemised(taken));
    case 'claim':
    case 'adopt':
      return at(taken.list, dated(taken));
    case 'retract':
    case 'corroborate':
      return wordOnFacts(taken, recorded, id);
    case 'determine':
      return determination(id);
  }
};

const changeNamed = (n: number): string => `change-${String(n)}`;

type StepOf<Does extends Step['does']> = Extract<Step, { does: Does }>;

const expanded = ({ list, change, day: on, net }: StepOf<'expand'>): ExportBanListExpanded => ({
  type: 'ExportBanListExpanded',
  data: {
    list: listNamed(list),
    changeId: changeNamed(change),
    instrument: 'any',
    promulgatedOn: null,
    effectiveOn: on,
    basis: 'legal-act',
    net,
    statedTotal: null,
    grossAdded: null,
  },
});

const itemised = ({ list, added, removed, day: on }: StepOf<'itemise'>): ExportBanListItemised => ({
  type: 'ExportBanListItemised',
  data: {
    list: listNamed(list),
    changeId: 'edition',
    edition: 'any',
    stage: 'promulgated',
    provision: 'annex',
    codeSystem: 'hs2022',
    announcedOn: null,
    effectiveOn: on,
    basis: 'publisher-stated',
    part: { index: 0, of: 1 },
    added: added.map((n) => listedItem(codeOf(n), { description: `As of ${on.value}` })),
    amended: [],
    removed: removed.map(codeOf),
  },
});

const codeOf = (n: number): string => `85423${String(n)}`;

const dated = ({ does, change, day: on }: StepOf<'claim' | 'adopt'>): DateClaimed | DateAdopted => {
  const said = { subject: changeNamed(change), field: 'effectiveOn' as const };
  return does === 'claim'
    ? { type: 'DateClaimed', data: { ...said, claimed: on, source: 'a newsletter' } }
    : { type: 'DateAdopted', data: { ...said, adopted: on, reason: 'any', rejected: [] } };
};

/** Of one stream, as a decider would have it; something else where nothing is recorded so far. */
const wordOnFacts = (
  { does, back, count }: StepOf<'retract' | 'corroborate'>,
  recorded: readonly Placed[],
  id: string,
): Placed => {
  const lists = recorded.filter(({ stream }) => stream.startsWith('export-ban-list/'));
  const newest = lists.at(-1 - (back % Math.max(lists.length, 1)));
  if (!newest) return determination(id);
  const { stream } = newest;
  const others = lists.filter((each) => each.stream === stream && each !== newest);
  const eventIds = [newest, ...others.slice(0, count - 1)].map(({ fact }) => fact.id);
  const about = { eventIds, subject: 'any' };
  const word: WordOnFacts =
    does === 'retract'
      ? { type: 'FactRetracted', data: { ...about, reason: 'Misread.' } }
      : { type: 'FactCorroborated', data: about };
  return { stream, fact: { ...word, id, evidence: [FURTHER] } };
};

/** In a stream that the projections are not shown. */
const determination = (id: string): Placed => {
  const fact: DomainEvent = {
    type: 'StatusConfirmed',
    data: {
      subject: 'any',
      provisions: 'all',
      stage: 'in-force',
      seenOn: seoulDay('2024-01-01'),
    },
  };
  return { stream: `export-determination/${id}`, fact: { ...fact, id } };
};
