import type { SanctionsRegimeFact } from '@contracts';
import { BEGINNING, endOf, instant, startOf, type Known, type LegalDay } from '@kernel';
import { foldKey } from '@platform/projections';
import { clockDue, type DueNotice } from '@sanctions-regime';
import { known, regime1718, ToldHistory } from '@testing';
import fc from 'fast-check';

import { enforcementStatus } from './enforcement-status/enforcement-status.timeline';
import { regimeHistory } from './regime-history/regime-history.timeline';
import { aRegimeTold } from './regime-histories.fixture';
import { sanctionsRegime } from './sanctions-regime/sanctions-regime.timeline';
import { securityCouncil } from './security-council.read-model';

type Facts = readonly Known<SanctionsRegimeFact>[];

const founded = (facts: readonly SanctionsRegimeFact[]): Facts =>
  known(regime1718.established(), ...facts);

const timelines = (facts: Facts) =>
  [enforcementStatus, sanctionsRegime, regimeHistory].map(({ timeline }) =>
    timeline(facts, '1718'),
  );

/** What is said, without by which fact: another order of knowledge gives other numbers. */
const saidIn = (values: unknown): unknown =>
  JSON.parse(
    JSON.stringify(values, (name, value: unknown) => (name === 'restsOn' ? undefined : value)),
  );

const noticed = ({ kind, id, endedOn }: DueNotice): SanctionsRegimeFact =>
  kind === 'mandate'
    ? regime1718.panelExpired({ mandate: id, endedOn })
    : regime1718.measureExpired({ measure: id, endedOn });

describe('The order in which facts of a regime become known', () => {
  it('does not change what is said in the end', () =>
    fc.assert(
      fc.property(
        aRegimeTold.chain((facts) =>
          fc.tuple(
            fc.constant(facts),
            fc.shuffledSubarray([...facts], { minLength: facts.length }),
          ),
        ),
        ([facts, shuffled]) => {
          const inOrder = timelines(founded(facts)).slice(0, 2);
          const reordered = timelines(known(...shuffled, regime1718.established())).slice(0, 2);
          expect(saidIn(reordered)).toEqual(saidIn(inOrder));
        },
      ),
      { numRuns: 100 },
    ));
});

describe('The timekeeper', () => {
  it('changes no answer by what it notices, and has then nothing left to notice', () =>
    fc.assert(
      fc.property(aRegimeTold, (facts) => {
        const told = founded(facts);
        const due = clockDue(told);
        const withNotices = founded([...facts, ...due.map(noticed)]);
        expect(timelines(withNotices)).toEqual(timelines(told));
        expect(clockDue(withNotices)).toEqual([]);
      }),
      { numRuns: 120 },
    ));
});

describe('Any history of a regime', () => {
  it('has one answer at each instant, and changes only where a fact says so', () =>
    fc.assert(
      fc.property(aRegimeTold, (facts) => {
        const recorded = founded(facts);
        const given = new Set([BEGINNING, ...recorded.flatMap(({ data }) => instantsIn(data))]);
        const versions = timelines(recorded).flat();
        expect(versions.filter(({ validFrom }) => !given.has(validFrom))).toEqual([]);
        for (const { timeline } of [enforcementStatus, sanctionsRegime]) {
          const folded = timeline(recorded, '1718');
          expect(folded.at(-1)?.validTo).toBeNull();
          folded.slice(1).forEach(({ validFrom }, i) => {
            expect(folded[i]?.validTo).toBe(validFrom);
          });
        }
      }),
      { numRuns: 80 },
    ));

  it('of which the founding act is taken back leaves nothing to say', () =>
    fc.assert(
      fc.asyncProperty(aRegimeTold, async (facts) => {
        const history = new ToldHistory();
        const before = await history.tell(regime1718.stream, regime1718.established(), ...facts);
        const position = await history.correct(1n);
        const find = (at: bigint) =>
          history.rows.find(securityCouncil, enforcementStatus, { position: at });
        expect(await find(before)).not.toEqual([]);
        expect(await find(position)).toEqual([]);
      }),
      { numRuns: 20 },
    ));
});

/** Where days that are written in a fact begin and end, and the instants that it names. */
const instantsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return value.includes('T20:00') ? [instant(value)] : [];
  if (typeof value !== 'object' || value === null) return [];
  if (isDayLike(value)) return [startOf(value), endOf(value)];
  return Object.values(value).flatMap(instantsIn);
};

const isDayLike = (value: object): value is LegalDay =>
  'precision' in value && value.precision === 'day';

describe('The fold of a long history', () => {
  it('takes a few milliseconds', () => {
    const facts = founded(fc.sample(aRegimeTold, { numRuns: 6, seed: 7 }).flat());
    const timeOf = () => {
      const begun = performance.now();
      foldKey(sanctionsRegime, facts as never, '1718');
      return performance.now() - begun;
    };
    timeOf();
    expect(Math.min(...Array.from({ length: 5 }, timeOf))).toBeLessThan(50);
  });
});
