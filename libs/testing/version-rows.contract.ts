import { BEGINNING, startOf } from '@kernel';
import type { EventLog } from '@platform/event-log';
import { ModelBehind, PositionAhead, type VersionRows } from '@platform/projections';

import { countedGoods, countedLists, countedModel } from './counted-lists.model';
import { koreanList } from './korean-list.facts';
import { provenance } from './provenance';
import { listedItem, smallList } from './small-list.facts';

export type OpenVersionRows = Readonly<{
  log: EventLog;
  rows: VersionRows;
  /** Lets the model apply all that the log holds by now. */
  apply: () => Promise<void>;
  close: () => Promise<void>;
}>;

const seoul = (value: string) => startOf({ value, zone: 'Asia/Seoul' });
const washington = (value: string) => startOf({ value, zone: 'America/New_York' });

const korean = 'kr-situational-licence';
const american = 'us-small-list';

/** 1 to 3: two expansions of one list and an edition of another. 4: the second is retracted. */
const record = async (log: EventLog): Promise<void> => {
  const { stream } = koreanList;
  await log.append({
    appends: [
      {
        stream,
        expectedVersion: 'STREAM_DOES_NOT_EXIST',
        facts: [koreanList.expanded31st(), koreanList.expanded35th()],
      },
      {
        stream: smallList.stream,
        expectedVersion: 'STREAM_DOES_NOT_EXIST',
        facts: [smallList.itemised()],
      },
    ],
    provenance: provenance(),
  });
  const [second] = await log.eventsAt([2n]);
  const data = { eventIds: [second?.id], subject: '35th-notice', reason: 'Not yet in force.' };
  await log.append({
    appends: [{ stream, expectedVersion: 2, facts: [{ type: 'FactRetracted', data }] }],
    provenance: provenance({ cause: 'correction' }),
  });
};

/** One suite for every adapter: what a test reads in memory, Postgres answers too. */
export const versionRowsContract = (adapter: string, open: () => Promise<OpenVersionRows>) =>
  describe(`The version rows ${adapter}`, () => {
    let opened: OpenVersionRows;

    beforeEach(async () => {
      opened = await open();
    });

    afterEach(() => opened.close());

    const totals = async (position: bigint, asOf: string) => {
      const sought = { key: korean, position, asOf };
      const found = await opened.rows.find(countedModel, countedLists, sought);
      return found.map(({ value }) => value.total);
    };

    const codes = async (sought: object, position = 4n) => {
      const found = await opened.rows.find(countedModel, countedGoods, { ...sought, position });
      return found.map(({ value }) => value.code);
    };

    const told = async () => {
      await record(opened.log);
      await opened.apply();
    };

    it('are empty where nothing was ever recorded', async () => {
      await opened.apply();
      expect(await opened.rows.position(countedModel)).toBe(0n);
      expect(await opened.rows.find(countedModel, countedLists, { position: 0n })).toEqual([]);
    });

    it('say from when until when, on both axes', async () => {
      await told();
      const rows = await opened.rows.find(countedModel, countedLists, {
        key: korean,
        position: 3n,
      });
      const from = { key: korean, basis: 'legal-act', fromPos: 3n };
      const [first, second] = [seoul('2023-04-28'), seoul('2024-09-09')];
      expect(rows).toMatchObject([
        { ...from, validFrom: BEGINNING, validTo: first, toPos: null, value: { total: 0 } },
        { ...from, validFrom: first, validTo: second, toPos: 4n, value: { total: 741 } },
        { ...from, validFrom: second, validTo: null, toPos: 4n, value: { total: 984 } },
      ]);
    });

    it('hold from their first instant and not at their last', async () => {
      await told();
      const day = '2024-09-09';
      expect(await totals(3n, '2024-09-08T14:59:59.999Z')).toEqual([741]);
      expect(await totals(3n, seoul(day))).toEqual([984]);
      expect(await totals(3n, BEGINNING)).toEqual([0]);
    });

    it('are what was known at a position, whatever was recorded later', async () => {
      await told();
      expect(await totals(3n, seoul('2025-01-01'))).toEqual([984]);
      expect(await totals(4n, seoul('2025-01-01'))).toEqual([741]);
    });

    it('show no half of a commit', async () => {
      await told();
      expect(await totals(2n, seoul('2025-01-01'))).toEqual([]);
    });

    it('are found by a column, by one of several values, and by several columns', async () => {
      await told();
      expect(await codes({ columns: { code: '854231' } })).toEqual(['854231']);
      expect(await codes({ columns: { code: ['854239', '85', '854232'] } })).toEqual([
        '854232',
        '854239',
      ]);
      expect(await codes({ columns: { codeSystem: 'hs2022', list: american } })).toHaveLength(4);
      expect(await codes({ columns: { code: '854231', list: korean } })).toEqual([]);
      expect(await codes({ columns: { code: [] } })).toEqual([]);
    });

    it('come in the order of their key, then of their beginning', async () => {
      const facts = [
        smallList.itemised({ added: ['90', '8482', '848210'].map((code) => listedItem(code)) }),
        smallList.itemised({ added: [listedItem('8482', { description: 'In other words' })] }),
        smallList.secondItemised({ added: [listedItem('8482', { description: 'Later' })] }),
      ];
      const { stream } = smallList;
      await opened.log.append({
        appends: [{ stream, expectedVersion: 'STREAM_DOES_NOT_EXIST', facts }],
        provenance: provenance(),
      });
      await opened.apply();
      const found = await opened.rows.find(countedModel, countedGoods, { position: 3n });
      expect(found.map(({ key, validFrom }) => [key, validFrom])).toEqual([
        [`${american} 8482`, washington('2024-02-23')],
        [`${american} 8482`, washington('2025-01-15')],
        [`${american} 848210`, washington('2024-02-23')],
        [`${american} 90`, washington('2024-02-23')],
      ]);
    });

    it('say nothing of a position that is still to come', async () => {
      await told();
      const asked = opened.rows.find(countedModel, countedLists, { position: 5n });
      await expect(asked).rejects.toThrow(PositionAhead);
    });

    it('are waited for, and for no longer than was asked', async () => {
      await told();
      expect(await opened.rows.waitForModel(countedModel, 4n, 0)).toBe(4n);
      const waiting = opened.rows.waitForModel(countedModel, 5n, 30);
      await expect(waiting).rejects.toThrow(ModelBehind);
    });
  });
