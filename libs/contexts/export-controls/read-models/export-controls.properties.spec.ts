import type { ExportBanListFact } from '@contracts';
import { startOf, type Known } from '@kernel';
import {
  aListEstablished,
  aListTold,
  aListToldOnce,
  DAYS_OF_HISTORIES,
  known,
  ToldHistory,
} from '@testing';
import fc from 'fast-check';

import { exportBanListChange } from './export-ban-list-change/export-ban-list-change.timeline';
import { exportBanList } from './export-ban-list/export-ban-list.timeline';
import { checkedGoods } from './export-check/checked-goods';
import { exportControls } from './export-controls.read-model';

const stream = 'export-ban-list/a-list';
const INSTANTS = [
  '1000-01-01T00:00:00.000Z',
  ...DAYS_OF_HISTORIES.map((value) => startOf({ value, zone: 'Asia/Seoul' })),
];

/** What is said, without by which fact and since when it is known. */
const saidIn = (values: unknown): unknown =>
  JSON.parse(
    JSON.stringify(values, (name, value: unknown) =>
      ['restsOn', 'learned'].includes(name) ? undefined : value,
    ),
  );

const told = async (commits: readonly (readonly ExportBanListFact[])[]) => {
  const history = new ToldHistory();
  for (const facts of commits) await history.tell(stream, ...facts);
  return history;
};

const answersAt = async ({ rows }: ToldHistory, position: bigint) => {
  const found = await Promise.all(
    exportControls.projections.map((projection) =>
      rows.find(exportControls, projection, { position }),
    ),
  );
  return found.flat().map(({ key, validFrom, validTo, value }) => ({
    key,
    validFrom,
    validTo,
    value: value as unknown,
  }));
};

describe('The order in which facts become known', () => {
  it('does not change what is said in the end', () =>
    fc.assert(
      fc.property(
        aListToldOnce.chain((facts) =>
          fc.tuple(
            fc.constant(facts),
            fc.shuffledSubarray([...facts], { minLength: facts.length }),
          ),
        ),
        ([facts, shuffled]) => {
          const timeline = (said: readonly Known<ExportBanListFact>[]) =>
            saidIn(exportBanList.timeline(said, 'a-list'));
          expect(timeline(known(...shuffled, aListEstablished()))).toEqual(
            timeline(known(aListEstablished(), ...facts)),
          );
          const change = (said: readonly ExportBanListFact[]) =>
            saidIn(exportBanListChange.timeline(ofChange(said), 'a-list change-1'));
          expect(change(shuffled)).toEqual(change(facts));
        },
      ),
    ));

  const ofChange = (facts: readonly ExportBanListFact[]) =>
    known(...facts.filter(({ data }) => JSON.stringify(data).includes('"change-1"')));
});

describe('A history', () => {
  it('of which everything is taken back leaves nothing to say', () =>
    fc.assert(
      fc.asyncProperty(aListTold, async (facts) => {
        const history = await told([[aListEstablished(), ...facts]]);
        const data = {
          eventIds: history.log.facts.map(({ id }) => id),
          subject: 'founding',
          reason: 'Another list.',
        };
        const position = await history.tell(stream, { type: 'FactRetracted', data });
        expect(await answersAt(history, position)).toEqual([]);
        expect(await answersAt(history, position - 1n)).not.toEqual([]);
      }),
      { numRuns: 30 },
    ));

  it('that goes on leaves every older answer as it was', () =>
    fc.assert(
      fc.asyncProperty(aListTold, aListTold, async (before, after) => {
        const past = await told([[aListEstablished(), ...before]]);
        const { position } = await past.log.head();
        const whole = await told(
          [[aListEstablished(), ...before], after].filter(({ length }) => length > 0),
        );
        // Each log gives its own ids: what is said must be the same, not by which event.
        expect(saidIn(await answersAt(whole, position))).toEqual(
          saidIn(await answersAt(past, position)),
        );
      }),
      { numRuns: 30 },
    ));

  it('is answered at any moment, and gravely only for a reason', () =>
    fc.assert(
      fc.asyncProperty(aListTold, fc.constantFrom(...INSTANTS), async (facts, asOf) => {
        const history = await told([[aListEstablished(), ...facts]]);
        const { position } = await history.log.head();
        const { answers } = await checkedGoods(history.rows, {
          goods: ['hs2022:854231'],
          ...{ destination: 'RU', origin: 'US', contractedOn: null, departsOn: null },
          ...{ asOf, now: asOf, position },
        });
        const [answer] = answers;
        const reasons = [
          ...(answer?.rules ?? []).map(({ contributes }) => contributes),
          ...(answer?.undetermined ?? []).map(({ atMost }) =>
            atMost === 'licence-required' ? 'undetermined' : atMost,
          ),
        ];
        expect([...reasons, 'no-listed-control']).toContain(answer?.verdict);
      }),
      { numRuns: 60 },
    ));
});
