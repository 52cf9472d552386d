import type { ExportBanListFact } from '@contracts';
import { fold } from '@kernel';
import { koreanList, smallList, suspendedList } from '@testing';
import fc from 'fast-check';

import { exportBanList } from './export-ban-list.decider';

const { established, expanded31st, rebased33rd, announced35th, earlierDateClaimed } = koreanList;

const folded = (...facts: readonly ExportBanListFact[]) => fold(exportBanList, facts);

describe('What is known of a list', () => {
  it('rests on its founding act, whenever that became known', () => {
    const rest: ExportBanListFact[] = [
      expanded31st(),
      rebased33rd(),
      announced35th(),
      earlierDateClaimed(),
    ];
    const whole = folded(established(), ...rest);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: rest.length }), (place) => {
        expect(folded(...rest.toSpliced(place, 0, established()))).toEqual(whole);
      }),
    );
  });

  it('waits where that act was retracted', () =>
    expect(folded(expanded31st())).toEqual({ status: 'unknown', waiting: [expanded31st()] }));

  it('puts the parts of an edition together again', () => {
    const [first, second, third, fourth] = smallList.items.map((item) => [item]);
    const part = (index: number, added = first) =>
      smallList.itemised({ added: added ?? [], part: { index, of: 4 } });
    const { part: _, ...whole } = smallList.itemised().data;
    const parts = [part(0), part(1, second), part(2, third), part(3, fourth)];
    expect(folded(smallList.established(), ...parts)).toMatchObject({ editions: [whole] });
  });

  it('is not changed by the notice that a day has come', () => {
    const facts = [suspendedList.established(), suspendedList.suspended()];
    const data = {
      list: 'cn-mofcom-61-2025',
      changeId: 'announcement-61',
      effectiveOn: suspendedList.suspended().data.suspendedOn,
    };
    const notice = { type: 'ExportBanListChangeTookEffect', data } as const;
    expect(folded(...facts, notice)).toEqual(folded(...facts));
  });
});
