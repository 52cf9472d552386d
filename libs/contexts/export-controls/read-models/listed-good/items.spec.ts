import type { ExportBanListFact } from '@contracts';
import { instantOf } from '@kernel';
import { known, smallList, suspendedList, valueOn, washingtonDay } from '@testing';

import { exportBanList } from '../export-ban-list/export-ban-list.timeline';
import { itemsAt } from './items';
import { listedGood } from './listed-good.timeline';

const zone = 'America/New_York';

const stageOn = (asOf: string, ...facts: ExportBanListFact[]) => {
  const list = valueOn(exportBanList.timeline(known(...facts), 'us-small-list'), asOf, zone);
  const [good] = listedGood.timeline(known(...facts), 'us-small-list tier 1 hs2022:854231');
  if (!list || !good) throw new Error('There is no list.');
  return itemsAt([good.value], { at: instantOf(asOf, zone), list }).map(({ stage }) => stage);
};

const list = 'us-small-list';
const listed = [smallList.established(), smallList.itemised()];
const suspendedOn = washingtonDay('2024-05-01');
const suspended = suspendedList.suspended({ list, suspendedOn, suspendedUntil: null });
const withdrawn = suspendedList.withdrawn({ list, endedFrom: washingtonDay('2024-06-01') });

describe('An item', () => {
  it.each([
    ['2024-02-22', []],
    ['2024-02-23', ['in-force']],
    ['2024-05-01', ['suspended']],
    ['2024-06-01', []],
  ])('on %s stands under a provision that is %j', (asOf, stages) =>
    expect(stageOn(asOf, ...listed, suspended, withdrawn)).toEqual(stages),
  );

  it('is none under a provision that nobody has heard of', () => {
    const strange = smallList.itemised({ provision: 'tier 9' });
    const [good] = listedGood.timeline(known(strange), 'us-small-list tier 9 hs2022:854231');
    const found = valueOn(exportBanList.timeline(known(...listed), list), '2024-03-01', zone);
    if (!good || !found) throw new Error('There is no list.');
    expect(itemsAt([good.value], { at: instantOf('2024-03-01', zone), list: found })).toEqual([]);
  });
});
