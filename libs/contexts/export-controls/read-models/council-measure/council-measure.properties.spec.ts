import type { SanctionsRegimeFact } from '@contracts';
import { BEGINNING, startOf, type Instant } from '@kernel';
import { clockDue } from '@sanctions-regime';
import { known, newYorkDay, regime1718, valueOn } from '@testing';
import fc from 'fast-check';

import { exportCheck } from '../export-check/export-check';
import { graverFirst } from '../export-check/verdict';
import { councilMeasure } from './council-measure.timeline';
import type { CouncilMeasures } from './council-measures';

const DAYS = ['2017-01-01', '2018-06-30', '2019-01-01', '2020-12-31', '2022-07-15', '2024-01-01'];
const NEW_YORK = 'America/New_York';
const MOMENTS: readonly Instant[] = DAYS.flatMap((value) => {
  const midnight = startOf({ value, zone: NEW_YORK });
  return [-1, 0, 1].map((ms) => new Date(Date.parse(midnight) + ms).toISOString());
});

const day = fc.constantFrom(...DAYS).map((value) => newYorkDay(value));
const name = fc.constantFrom('measure-a', 'measure-b');

/** Days of one act: it is decided, takes effect, and ends, if it does, no earlier. */
const life = fc
  .tuple(fc.array(fc.nat({ max: DAYS.length - 1 }), { minLength: 3, maxLength: 3 }), fc.nat(3))
  .map(([places, shape]) => {
    const [decided, begins, ends] = places
      .toSorted((a, b) => a - b)
      .map((place) => newYorkDay(DAYS[place] ?? ''));
    return {
      decidedOn: decided ?? newYorkDay('2017-01-01'),
      effectiveOn: (shape & 1 && begins) || null,
      endsOn: (shape & 2 && ends) || null,
    };
  });

const machinery = { codeSystem: 'hs2022' as const, codes: ['84'] };

const imposed = (measure: fc.Arbitrary<string>) =>
  fc
    .record({
      measure,
      days: life,
      direction: fc.constantFrom('to-territory' as const, 'from-territory' as const),
      goods: fc.option(fc.constant(machinery)),
    })
    .map(({ days, ...over }) => regime1718.measureImposed({ ...over, ...days }));

const eased = fc
  .record({ measure: name, days: life, kind: fc.constantFrom('easing', 'exemption') })
  .map(({ measure, days, kind }) =>
    kind === 'easing'
      ? regime1718.eased({ measure, ...days })
      : regime1718.exempted({ measure, easing: 'exempt', ...days }),
  );

const looked = fc
  .record({
    subject: fc.oneof(name, fc.constant('1718')),
    stage: fc.constantFrom('in-force' as const, 'ended' as const),
    seenOn: day,
  })
  .map((over) => regime1718.confirmed(over));

const word = fc.record({
  subject: name,
  field: fc.constantFrom('effectiveOn' as const, 'endsOn' as const),
});

const told: fc.Arbitrary<SanctionsRegimeFact> = fc.oneof(
  imposed(name),
  eased,
  looked,
  fc.record({ measure: name, endedOn: day }).map((over) => regime1718.measureExpired(over)),
  day.map((endedFrom) => regime1718.terminated({ endedFrom })),
  day.map((on) => regime1718.reinstated({ reinstatedAt: startOf(on) })),
  fc.tuple(word, day).map(([of, claimed]) => regime1718.claimed({ ...of, claimed })),
  day.map((until) =>
    regime1718.adopted({
      votedOn: newYorkDay('2017-01-01'),
      proposal: { extendsMeasuresUntil: until },
    }),
  ),
);

/** A word that may put an end before a beginning, as no act would. */
const corrected = fc
  .tuple(word, day)
  .map(([of, adopted]) => regime1718.dateAdopted({ ...of, adopted, rejected: [] }));

const historyOf = (facts: fc.Arbitrary<SanctionsRegimeFact>) =>
  fc
    .tuple(
      fc.constantFrom('complete' as const, 'partial' as const),
      fc.array(facts, { maxLength: 8 }),
    )
    .map(([kind, said]) => [regime1718.established({ history: kind }), ...said]);

const history = historyOf(fc.oneof(told, corrected));

const timelineOf = (facts: readonly SanctionsRegimeFact[]) =>
  councilMeasure.timeline(known(...facts), '1718');

/** What is said, without by which fact. */
const saidAt = (facts: readonly SanctionsRegimeFact[], at: Instant): unknown =>
  JSON.parse(
    JSON.stringify(valueOn(timelineOf(facts), at, NEW_YORK), (key, value: unknown) =>
      key === 'restsOn' ? undefined : value,
    ),
  );

const verdictAt = (facts: readonly SanctionsRegimeFact[], at: Instant, destination: string) => {
  const regime = valueOn(timelineOf(facts), at, NEW_YORK);
  const origin = destination === 'KP' ? 'DE' : 'KP';
  const asked = { origin, destination, contractedOn: null, departsOn: null };
  const held = { lists: [], regimes: regime ? [{ at, regime }] : [], unheld: [] };
  return exportCheck({ codeSystem: 'hs2022', code: '840734' }, asked, held).verdict;
};

describe('Any history of a regime', () => {
  it('is told of every moment once, from the beginning of time', () =>
    fc.assert(
      fc.property(history, (facts) => {
        const versions = timelineOf(facts);
        expect(versions[0]?.validFrom).toBe(BEGINNING);
        expect(versions.at(-1)?.validTo).toBeNull();
        const bounds = versions.slice(1).map(({ validFrom }) => validFrom);
        expect(versions.slice(0, -1).map(({ validTo }) => validTo)).toEqual(bounds);
      }),
    ));

  it('is told the same whether or not the timekeeper has noticed what came to pass', () =>
    fc.assert(
      fc.property(historyOf(told), fc.constantFrom(...MOMENTS), (facts, at) => {
        const notices = clockDue(known(...facts)).map(({ id, endedOn }) =>
          regime1718.measureExpired({ measure: id, endedOn }),
        );
        expect(saidAt([...facts, ...notices], at)).toEqual(saidAt(facts, at));
      }),
      { numRuns: 300 },
    ));

  it('binds by no measure before it is established or while it is terminated', () =>
    fc.assert(
      fc.property(history, (facts) => {
        const bindsIn = ({ measures }: CouncilMeasures) =>
          measures.some(({ stage }) => stage === 'in-force');
        for (const { value } of timelineOf(facts)) {
          if (value.standing !== 'in-force') expect(bindsIn(value)).toBe(false);
        }
      }),
    ));

  it('never answers milder by one measure more', () =>
    fc.assert(
      fc.property(
        ...([history, imposed(fc.constant('another')), fc.constantFrom(...MOMENTS)] as const),
        fc.constantFrom('KP', 'DE'),
        (facts, more, at, destination) => {
          const before = verdictAt(facts, at, destination);
          const after = verdictAt([...facts, more], at, destination);
          expect(graverFirst(after, before)).toBeLessThanOrEqual(0);
        },
      ),
      { numRuns: 500 },
    ));
});
