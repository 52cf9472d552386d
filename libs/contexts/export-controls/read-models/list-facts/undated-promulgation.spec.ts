import type { ExportBanListFact } from '@contracts';
import { instantOf } from '@kernel';
import { known, smallList, valueOn, washingtonDay } from '@testing';

import { goodOf } from '../answers/goods-code';
import { exportBanListChange } from '../export-ban-list-change/export-ban-list-change.timeline';
import { exportBanList } from '../export-ban-list/export-ban-list.timeline';
import { exportCheck } from '../export-check/export-check';
import { listedGood } from '../listed-good/listed-good.timeline';
import { changeIn } from './list-change';

const zone = 'America/New_York';
const { established, expanded, itemised, provision, secondItemised } = smallList;

/** Facts of these stories are recorded at 05:00 UTC. */
const BEFORE = '2026-11-24T04:59:59.999Z';
const RECORDED = '2026-11-24T05:00:00.000Z';
const effectiveOn = washingtonDay('2027-03-01');

const growth = expanded({ promulgatedOn: null, effectiveOn });
const edition = secondItemised({ effectiveOn });
const future = established({ promulgatedOn: null, provisions: [provision({ effectiveOn })] });
const small = [established(), itemised()];

const listOn = (asOf: string, facts: readonly ExportBanListFact[]) =>
  valueOn(exportBanList.timeline(known(...facts), 'us-small-list'), asOf, zone);

const ruleOn = (
  asOf: string,
  facts: readonly ExportBanListFact[],
  code: string,
  listed: string,
) => {
  const list = listOn(asOf, facts);
  const [good] = listedGood.timeline(known(...facts), `us-small-list tier 1 hs2022:${listed}`);
  if (!list || !good) throw new Error('Nothing is listed.');
  const question = { destination: 'RU', origin: 'US', contractedOn: null, departsOn: null };
  const held = { at: instantOf(asOf, zone), list, goods: [good.value] };
  const { verdict, rules } = exportCheck(goodOf(`hs2022:${code}`), question, {
    lists: [held],
    regimes: [],
    unheld: [],
  });
  return [verdict, rules[0]?.stage];
};

describe('An act that nobody dates', () => {
  it.each([
    ['an expansion', growth],
    ['goods alone', edition],
  ])('and that is %s is pending from when it was recorded', (_case, act) => {
    const pendingOn = (asOf: string) => listOn(asOf, [...small, act])?.pending;
    expect(pendingOn(BEFORE)).toEqual([]);
    expect(pendingOn(RECORDED)).toMatchObject([
      { changeId: 'second-edition', stage: 'promulgated', effectiveOn: '2027-03-01' },
    ]);
    expect(pendingOn('2027-03-01')).toEqual([]);
  });

  it.each([
    [BEFORE, 'no-listed-control', undefined],
    [RECORDED, 'pending', 'promulgated'],
    ['2027-03-01', 'licence-required', 'in-force'],
  ])('makes its goods on %s %s', (asOf, ...expected) => {
    expect(ruleOn(asOf, [...small, edition], '848210', '8482')).toEqual(expected);
    expect(ruleOn(asOf, [...small, growth, edition], '848210', '8482')).toEqual(expected);
  });

  it.each([
    [BEFORE, 'no-listed-control', undefined],
    [RECORDED, 'pending', 'promulgated'],
    ['2027-03-01', 'licence-required', 'in-force'],
  ])('and founds a list makes that on %s %s', (asOf, ...expected) => {
    const facts = [future, itemised({ effectiveOn })];
    expect(ruleOn(asOf, facts, '854231', '854231')).toEqual(expected);
    expect(listOn(asOf, facts)?.provisions[0]?.stage).toBe(expected[1]);
    expect(listOn(asOf, facts)?.established).toBe(expected[1] !== undefined);
  });

  it('is a change from then on, first observed, and then by its own day', () => {
    const versions = exportBanListChange.timeline(known(growth), 'us-small-list second-edition');
    expect(versions).toMatchObject([
      { validFrom: RECORDED, basis: 'first-observed', value: { stage: 'promulgated' } },
      { basis: 'publisher-stated', value: { stage: 'in-force' } },
    ]);
  });

  it('was known at the latest when it took effect', () => {
    const past = expanded({ promulgatedOn: null });
    const versions = exportBanListChange.timeline(known(past), 'us-small-list second-edition');
    expect(versions).toMatchObject([
      { validFrom: '2025-01-15T05:00:00.000Z', basis: 'publisher-stated' },
    ]);
    const change = changeIn(known(past), 'second-edition');
    expect(change?.promulgatedFrom).toBe('2025-01-15T05:00:00.000Z');
  });

  it('was known as soon as any fact of it was', () => {
    const facts = known<ExportBanListFact>(edition, growth).map((fact, i) => ({
      ...fact,
      recordedAt: i === 0 ? '2026-11-20T05:00:00.000Z' : fact.recordedAt,
    }));
    expect(changeIn(facts, 'second-edition')?.promulgatedFrom).toBe('2026-11-20T05:00:00.000Z');
  });

  it('comes before the dated act of one day', () => {
    const day = washingtonDay('2025-01-15');
    const dated = expanded({ changeId: 'dated', promulgatedOn: day, net: null, statedTotal: 9 });
    const undated = expanded({ promulgatedOn: null, statedTotal: 5 });
    expect(listOn('2025-02-01', [...small, dated, undated])?.total).toBe(9);
  });
});
