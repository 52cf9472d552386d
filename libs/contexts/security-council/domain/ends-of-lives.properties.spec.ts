import type { SanctionsRegimeFact, StatusConfirmed } from '@contracts';
import {
  dayOf,
  DomainError,
  endOf,
  standing,
  type CalendarDate,
  type Instant,
  type Known,
  type LegalDate,
  type WordOnFacts,
} from '@kernel';
import { clockDue, enforcementAt, regimeLifeOf, type RegimeLife } from '@sanctions-regime';
import { newYorkDay, regime1718 } from '@testing';
import fc from 'fast-check';

import { aRegimeTold, DAYS } from '../read-models/regime-histories.fixture';
import { decideOn } from './corrections';
import { commandFor, isPostable, type PostableFact } from './fact-commands';

type Said = SanctionsRegimeFact | WordOnFacts;
type History = readonly Known<Said>[];
type Facts = readonly SanctionsRegimeFact[];

const NEW_YORK = 'America/New_York';

const holding = (history: History, ...further: readonly Said[]): History => [
  ...history,
  ...further.map((fact, i) => ({
    ...fact,
    id: `fact-${String(history.length + i)}`,
    position: BigInt(history.length + i),
    recordedAt: '2026-11-24T05:00:00.000Z',
    evidence: [],
  })),
];

/** What the rules say of a fact; undefined where they refuse it. */
const decided = (history: History, fact: SanctionsRegimeFact): readonly Said[] | undefined => {
  if (!isPostable(fact.type)) return undefined;
  try {
    return decideOn(history, commandFor('1718', fact as PostableFact));
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
};

/** Only what the rules admit: whatever else was told is passed over. */
const admitted = (facts: Facts): History =>
  facts.reduce<History>(
    (history, fact) => holding(history, ...(decided(history, fact) ?? [])),
    holding([], regime1718.established({ history: 'partial' })),
  );

const lifeIn = (history: History): RegimeLife => {
  const life = regimeLifeOf(standing<SanctionsRegimeFact>(history));
  if (!life) throw new Error('Nothing was founded.');
  return life;
};

const aDay = fc.constantFrom(...DAYS, '2022-06-30', '2023-06-30');
const ofMandate = { subject: 'panel-of-experts' };
const ofMeasure = { subject: 'measure-1' };

/** Days that sources disagree on, and what is gone by. */
const aWordOnDates: fc.Arbitrary<Facts> = fc
  .tuple(
    fc.constantFrom(
      { ...ofMandate, field: 'endsOn' as const },
      { ...ofMandate, field: 'decidedOn' as const },
      { ...ofMeasure, field: 'endsOn' as const },
      { ...ofMeasure, field: 'decidedOn' as const },
    ),
    aDay,
  )
  .map(([of, day]) => [
    regime1718.claimed({ ...of, claimed: newYorkDay(day) }),
    regime1718.dateAdopted({ ...of, adopted: newYorkDay(day), rejected: [] }),
  ]);

/** Measures that have an end and what is decided of them, more often than elsewhere. */
const aRenewal: fc.Arbitrary<Facts> = fc
  .tuple(aDay, fc.constantFrom('2022-06-30', '2023-06-30', '2024-06-30', '2022-02', '2025'))
  .map(([day, until]) => [
    regime1718.adopted({
      symbol: `S/RES/1${day.slice(5, 7)}${day.slice(8)}(${day.slice(0, 4)})`,
      votedOn: newYorkDay(day),
      proposal: { extendsMeasuresUntil: lastDay(until) },
    }),
  ]);

const lastDay = (value: CalendarDate) => {
  const precision = ({ 4: 'year', 7: 'month' } as const)[value.length];
  return precision ? { ...newYorkDay(value), precision } : newYorkDay(value);
};

const aMeasure: fc.Arbitrary<Facts> = fc
  .tuple(fc.constantFrom('measure-1', 'measure-2'), fc.nat(12), fc.option(fc.nat(12)))
  .map(([measure, decidedAt, effectiveAt]) => [
    regime1718.measureImposed({
      measure,
      decidedOn: newYorkDay(DAYS[decidedAt] ?? ''),
      effectiveOn: effectiveAt === null ? null : newYorkDay(DAYS[decidedAt + effectiveAt] ?? ''),
      endsOn: newYorkDay('2022-06-30'),
    }),
  ]);

/** What is said of dates comes last: a decision that is nearer to one would be another one’s. */
const history = fc
  .tuple(
    fc.array(
      fc.oneof(
        { weight: 3, arbitrary: aRegimeTold },
        { weight: 3, arbitrary: aRenewal },
        { weight: 2, arbitrary: aMeasure },
      ),
      { minLength: 1, maxLength: 6 },
    ),
    fc.array(aWordOnDates, { maxLength: 2 }),
  )
  .map((parts) => admitted(parts.flat(2)));

describe('The end of whatever the rules admit', () => {
  it('is one that the timekeeper may note, wherever it is believed', () =>
    fc.assert(
      fc.property(history, (known) => {
        for (const { kind, id, endedOn } of clockDue(standing<SanctionsRegimeFact>(known))) {
          const notice =
            kind === 'mandate'
              ? regime1718.panelExpired({ mandate: id, endedOn })
              : regime1718.measureExpired({ measure: id, endedOn });
          expect(decided(known, notice)).toEqual([notice]);
        }
      }),
      { numRuns: 200 },
    ));

  it('is one that a look can confirm or deny, wherever nobody has', () =>
    fc.assert(
      fc.property(history, (known) => {
        for (const { subject, at } of doubtsIn(lifeIn(known))) {
          for (const stage of ['ended', 'in-force'] as const) {
            const look = lookAt(subject, stage, at);
            expect(decided(known, look)).toEqual([look]);
            const after = lifeIn(holding(known, look));
            expect(doubtsIn(after)).not.toContainEqual({ subject, at });
          }
        }
      }),
      { numRuns: 200 },
    ));
});

type Doubt = Readonly<{ subject: string; at: Instant }>;

const lookAt = (subject: string, stage: 'ended' | 'in-force', at: Instant): StatusConfirmed =>
  regime1718.confirmed({ subject, stage, seenOn: newYorkDay(dayOf(at, NEW_YORK)) });

/** Each with the first moment at which no reading of the last day is still to come. */
const doubtsIn = (life: RegimeLife): readonly Doubt[] => {
  const lives = [
    ...life.mandates.map(({ mandate: subject, stretches }) => ({ subject, stretches })),
    ...life.measures.map(({ measure: subject, stretches }) => ({ subject, stretches })),
    { subject: '1718', stretches: life.measuresEnd },
  ];
  return lives.flatMap(({ subject, stretches }) =>
    stretches
      .filter(({ unconfirmed }) => unconfirmed)
      .map(({ from, to, endsOn }) => ({ subject, at: lastOf(from, endsOn), to }))
      .filter(({ at, to, ...of }) => (to === null || at < to) && isSaid(life, { at, ...of }))
      .map(({ to: _, ...doubt }) => doubt),
  );
};

const lastOf = (from: Instant, endsOn: LegalDate | null): Instant => {
  const value = endsOn && endsOn.value;
  const last = value === '2025' ? '2025-12-31' : value === '2022-02' ? '2022-02-28' : value;
  const end = last === null ? from : endOf(newYorkDay(last));
  return end > from ? end : from;
};

const NAMES: Readonly<Record<string, string>> = {
  'panel-of-experts': 'the mandate',
  'monitoring-team': 'the mandate',
  'measure-1': 'the measure measure-1',
  'measure-2': 'the measure measure-2',
  '1718': 'the measures that have an end',
};

const isSaid = (life: RegimeLife, { subject, at }: Doubt): boolean =>
  enforcementAt(life, at).doubts.some(
    ({ reason, detail }) =>
      reason === 'renewal-unconfirmed' && detail.includes(NAMES[subject] ?? ''),
  );
