import { BEGINNING, startOf } from '@kernel';
import type { Append, Commit, NewFact } from '@platform/event-log';
import {
  countedModel,
  histories,
  InMemoryEventLog,
  InMemoryVersionRows,
  koreanList,
  listedItem,
  smallList,
  ToldHistory,
} from '@testing';
import fc from 'fast-check';

import { SHOWN_AT_MOST, whatWouldChange, type ProspectiveChange } from './prospect';
import { changedFields } from './prospect-fields';

const DAYS = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `2024-0${String(n)}-0${String(n)}`);
const INSTANTS = [BEGINNING, ...DAYS.map((value) => startOf({ value, zone: 'Asia/Seoul' }))];
const now = '2026-11-25T00:00:00.000Z';

const wouldChange = async (
  log: InMemoryEventLog,
  { stream, facts }: Pick<Append, 'stream' | 'facts'>,
) => {
  const { facts: history } = await log.readStream(stream);
  const { position } = await log.head();
  return whatWouldChange({ models: [countedModel], stream, history, facts, position, now });
};

/** What is shown of one answer at one instant. */
const shownAt = (changes: readonly ProspectiveChange[], answer: string, at: string) =>
  changes
    .filter((each) => each.answer === answer && each.from <= at && at < (each.until ?? '9'))
    .map(({ key, fields }) => ({ key, fields }));

/** What the rows say before and after, folded from scratch. */
const differencesAt = async (log: InMemoryEventLog, asOf: string, position: bigint) => {
  const rows = new InMemoryVersionRows(log);
  const head = await rows.position();
  return Promise.all(
    countedModel.projections.map(async (projection) => {
      const [before, after] = await Promise.all(
        [position, head].map((at) => rows.find(countedModel, projection, { asOf, position: at })),
      );
      const valueOf = (found: typeof before, key: string) =>
        found?.find((row) => row.key === key)?.value as object | undefined;
      const keys = new Set([...(before ?? []), ...(after ?? [])].map(({ key }) => key));
      return [...keys]
        .map((key) => ({ key, fields: changedFields(valueOf(before, key), valueOf(after, key)) }))
        .filter(({ fields }) => fields.length > 0);
    }),
  );
};

const byKey = (one: { key: string }, other: { key: string }) => Number(one.key > other.key) || -1;

const expectForetold = async (commits: readonly Commit[]) => {
  const log = new InMemoryEventLog();
  for (const commit of commits.slice(0, -1)) await log.append(commit);
  const { position } = await log.head();
  const last = commits.at(-1);
  if (!last) return;
  const foretold = await Promise.all(last.appends.map((append) => wouldChange(log, append)));
  expect((await log.head()).position).toBe(position);
  await log.append(last);
  for (const asOf of INSTANTS) {
    const found = await differencesAt(log, asOf, position);
    const changes = foretold.flatMap((each) => each.changes);
    const shown = countedModel.projections.map(({ name }) => shownAt(changes, name, asOf));
    expect(shown.map((each) => each.toSorted(byKey))).toEqual(
      found.map((each) => each.toSorted(byKey)),
    );
  }
};

describe('What would change', () => {
  it('is what the rows say once the facts are recorded, and nothing else', () =>
    fc.assert(fc.asyncProperty(histories({ commits: 8 }), expectForetold), { numRuns: 150 }));

  const stream = 'export-ban-list/any';

  const afterTold = async (told: readonly NewFact[], ...facts: readonly NewFact[]) => {
    const history = new ToldHistory();
    for (const fact of told) await history.tell(stream, fact);
    return wouldChange(history.log, { stream, facts });
  };

  it('is a stretch of time, a field, and what it says before and after', async () => {
    const { changes, leftOut } = await afterTold([], koreanList.expanded31st());
    const from = startOf({ value: '2023-04-28', zone: 'Asia/Seoul' });
    expect(changes.filter((each) => each.from === from)).toEqual([
      {
        ...{ model: 'export-controls', answer: 'export-ban-list', key: 'any', from, until: null },
        fields: [
          { field: 'list', before: null, after: 'any' },
          { field: 'total', before: null, after: 741 },
          { field: 'disputed', before: null, after: [] },
        ],
      },
    ]);
    expect(leftOut).toEqual([]);
  });

  it('is nothing where nothing is recorded, or another document for what is known', async () => {
    expect(await afterTold([koreanList.expanded31st()])).toEqual({ changes: [], leftOut: [] });
    const id = '00000000-0000-4000-8000-000000000001';
    const corroborated = { type: 'FactCorroborated', data: { eventIds: [id], subject: 'any' } };
    expect(await afterTold([{ ...koreanList.expanded31st(), id }], corroborated)).toEqual({
      changes: [],
      leftOut: [],
    });
  });

  it('is nothing in a stream that no projection is shown', async () => {
    const log = new InMemoryEventLog();
    const facts = [koreanList.expanded31st()];
    expect(await wouldChange(log, { stream: 'export-ban-lists/any', facts })).toEqual({
      changes: [],
      leftOut: [],
    });
  });

  it('is shown so far as anybody reads it, and says how much more there is', async () => {
    const codes = Array.from({ length: SHOWN_AT_MOST + 20 }, (_, n) => String(8540_00 + n));
    const added = codes.map((code) => listedItem(code));
    const { changes, leftOut } = await afterTold([], smallList.itemised({ added }));
    expect(changes.filter(({ answer }) => answer === 'listed-good')).toHaveLength(SHOWN_AT_MOST);
    expect(leftOut).toEqual([
      { model: 'export-controls', answer: 'listed-good', keys: 20, changes: 0 },
    ]);
  });

  it('is as much of one key where it turns often', async () => {
    const expansions = Array.from({ length: SHOWN_AT_MOST + 20 }, (_, n) => {
      const value = `20${String(10 + (n % 80))}-${n < 80 ? '01' : '02'}-01`;
      const effectiveOn = { verbatim: value, value, precision: 'day', zone: 'Asia/Seoul' } as const;
      return koreanList.expanded31st({ changeId: `change-${String(n)}`, net: 1, effectiveOn });
    });
    const { changes, leftOut } = await afterTold([], ...expansions);
    expect(changes).toHaveLength(SHOWN_AT_MOST);
    expect(leftOut).toEqual([
      { model: 'export-controls', answer: 'export-ban-list', keys: 0, changes: 21 },
    ]);
  });
});
