import type { DomainEvent } from '@kernel';
import {
  InMemoryEvidenceArchive,
  koreanList,
  listedItem,
  provenance,
  seoulDay,
  smallList,
  suspendedList,
  ToldHistory,
  washingtonDay,
} from '@testing';

import { ListChangesHandler, ListChangesQuery } from '../export-ban-list-change/list-changes.query';
import { ExportBanListHandler, ExportBanListQuery } from '../export-ban-list/export-ban-list.query';
import {
  ExportBanListsHandler,
  ExportBanListsQuery,
} from '../export-ban-list/export-ban-lists.query';
import { ExportCheckHandler, ExportCheckQuery } from '../export-check/export-check.query';
import { ListedItemsHandler, ListedItemsQuery } from '../listed-good/listed-items.query';
import {
  AuthorityUnknown,
  CountryUnknown,
  CursorUnreadable,
  ListUnknown,
  PeriodReversed,
} from './answer.errors';
import { CodeSystemUnknown, GoodsCodeTooShort, GoodsCodeUnknown } from './goods-code';

const now = '2026-11-24T05:00:00.000Z';
const history = new ToldHistory();
const archive = new InMemoryEvidenceArchive();
let position = 0n;

const kr = 'kr-situational-licence';
const us = 'us-small-list';
const heldFrom = washingtonDay('2024-02-23');

const list = (name: string, asOf?: string, known = position) =>
  new ExportBanListHandler(history.rows, archive).execute(
    new ExportBanListQuery({ list: name, asOf, position: known, now }),
  );

beforeAll(async () => {
  const { sha256 } = await archive.keep({
    form: 'citation',
    publisher: 'MOTIE',
    tier: 'ministry',
    title: 'A notice',
    url: null,
    retrievedAt: now,
    mediaType: 'application/json',
    body: Buffer.from('{}'),
  });
  const facts: readonly DomainEvent[] = [
    koreanList.established(),
    koreanList.expanded31st(),
    koreanList.rebased33rd(),
    koreanList.earlierDateClaimed(),
    koreanList.laterDateAdopted(),
    koreanList.announced35th(),
  ];
  const cited = facts.map((fact) => ({ ...fact, evidence: [sha256] }));
  const appends = [
    { stream: koreanList.stream, expectedVersion: 'STREAM_DOES_NOT_EXIST', facts: cited },
  ] as const;
  await history.log.append({ appends, provenance: provenance({ evidence: [sha256] }) });
  await history.tell(koreanList.stream, koreanList.expanded35th()); // position 7
  await history.tell(smallList.stream, smallList.established({ heldFrom }), smallList.itemised());
  await history.tell(suspendedList.stream, suspendedList.established({ freshForDays: null }));
  position = await history.tell(suspendedList.stream, suspendedList.suspended());
});

describe('A question about one list', () => {
  it('is answered in the envelope of every read', async () =>
    expect(await list(kr, '2024-07-01')).toMatchObject({
      data: { list: kr, total: 1159, pending: [{ net: 243, statedTotal: 1402 }] },
      meta: {
        asOf: '2024-07-01',
        instants: { 'Asia/Seoul': '2024-06-30T15:00:00.000Z' },
        position: '11',
        modelVersion: 'export-controls@2',
        coverage: 'incomplete',
        incomplete: [{ reason: 'not-itemised' }],
        freshness: [{ source: kr, lastAccepted: '2024-09-09', lastChecked: null, stale: false }],
      },
    }));

  it('is about now where it names no moment', async () =>
    expect((await list(kr)).meta).toMatchObject({ asOf: now, instants: { 'Asia/Seoul': now } }));

  it('means a day as it begins in the zone of the list, and an instant as it is', async () => {
    expect((await list(kr, '2024-09-09')).data.total).toBe(1402);
    expect((await list(kr, '2024-09-08T15:00:00Z')).data.total).toBe(1402);
    expect((await list(kr, '2024-09-08T14:59:59Z')).data.total).toBe(1159);
  });

  it('is answered by what was known at the position', async () => {
    expect((await list(kr, '2024-09-09', 6n)).data).toMatchObject({
      total: 1159,
      pending: [{ changeId: '35th-notice', stage: 'announced' }],
    });
    expect((await list(kr, '2024-09-09', 7n)).data).toMatchObject({ total: 1402, pending: [] });
  });

  it('shows the document and the event behind each fact', async () => {
    const { data } = await list(kr, '2024-07-01');
    const sourced = {
      position: '6',
      evidence: [{ publisher: 'MOTIE', tier: 'ministry', title: 'A notice', url: null }],
    };
    expect(data.pending).toMatchObject([sourced]);
    expect(data).toMatchObject({ position: '3', evidence: sourced.evidence });
  });

  it('leaves out what is not said, and says what is null', async () => {
    const { data } = await list('cn-mofcom-61-2025', '2025-10-10');
    expect(data.total).toBeNull();
    expect(data.provisions[0]).not.toHaveProperty('suspendedUntil');
    expect((await list(kr, '2024-10-01')).data).not.toHaveProperty('nextEffectiveOn');
  });

  it('is refused for a list that nobody recorded, or had recorded by then', async () => {
    await expect(list('kr-no-such-list')).rejects.toThrow(ListUnknown);
    await expect(list(us, '2024-07-01', 7n)).rejects.toThrow(ListUnknown);
  });
});

describe('An incomplete answer', () => {
  const reasons = async (name: string, asOf?: string) =>
    (await list(name, asOf)).meta.incomplete.map(({ reason }) => reason);

  it.each([
    [kr, '2022-03-24', ['before-establishment']],
    [kr, '2024-02-22', ['disputed', 'not-itemised']],
    [kr, '2024-10-09', ['not-itemised']],
    [kr, '2024-10-10', ['not-itemised', 'stale']],
    [us, '2024-02-22', ['before-coverage']],
    [us, '2024-02-23', []],
    ['cn-mofcom-61-2025', '2025-11-08', []],
    ['cn-mofcom-61-2025', '2026-11-10', []],
    ['cn-mofcom-61-2025', '2026-11-11', ['revival-unconfirmed']],
  ])('about %s on %s says why: %j', async (name, asOf, expected) =>
    expect(await reasons(name, asOf)).toEqual(expected),
  );
});

describe('A question about all lists', () => {
  const lists = async (over: object) => {
    const query = new ExportBanListsQuery({ asOf: '2025-10-10', position, now, ...over });
    const { data } = await new ExportBanListsHandler(history.rows, archive).execute(query);
    return data.map((each) => each.list);
  };

  it.each([
    [{}, ['cn-mofcom-61-2025', kr, us]],
    [{ authority: 'MOTIE' }, [kr]],
    [{ destination: 'RU' }, ['cn-mofcom-61-2025', kr, us]],
    [{ destination: 'CH' }, ['cn-mofcom-61-2025']],
  ])('of %j names %j', async (over, expected) => expect(await lists(over)).toEqual(expected));

  it.each([
    ['a country that is none', { destination: 'UK' }, CountryUnknown],
    ['an authority that has no list', { authority: 'Nobody' }, AuthorityUnknown],
    ['one without a list by then', { authority: 'BIS', position: 7n }, AuthorityUnknown],
  ])('is refused for %s', (_case, over, error) => expect(lists(over)).rejects.toThrow(error));
});

describe('A question about items', () => {
  const items = (over: object = {}) =>
    new ListedItemsHandler(history.rows, archive).execute(
      new ListedItemsQuery({ list: us, limit: 100, asOf: '2024-03-01', position, now, ...over }),
    );
  const codes = async (over: object) => (await items(over)).data.map(({ code }) => code);

  it('is answered in pages', async () => {
    const first = await items({ limit: 3 });
    expect(first.data.map(({ code }) => code)).toEqual(['854231', '854232', '854233']);
    const cursor = first.meta.nextCursor;
    const second = await items({ limit: 3, cursor });
    expect(second.data.map(({ code }) => code)).toEqual(['854239']);
    expect(second.meta.nextCursor).toBeNull();
    expect((await items({ limit: 4 })).meta.nextCursor).toBeNull();
  });

  it('says since when an item is listed, and by whose word', async () =>
    expect((await items({ limit: 1 })).data).toMatchObject([
      {
        codeSystem: 'hs2022',
        code: '854231',
        description: listedItem('854231').description,
        validFrom: '2024-02-23T05:00:00.000Z',
        validTo: null,
        basis: 'publisher-stated',
        stage: 'in-force',
        position: '9',
      },
    ]));

  it.each([
    ['8542', 4],
    ['854231', 1],
    ['hs2022:854231', 1],
    ['010121', 0],
  ])('under %s names %s', async (code, count) => expect(await codes({ code })).toHaveLength(count));

  it('names none before the edition takes effect', async () =>
    expect(await codes({ asOf: '2024-02-22' })).toEqual([]));

  it.each([
    ['an unknown code', { code: '999998' }, GoodsCodeUnknown],
    ['another code system', { code: 'hs2017:854231' }, CodeSystemUnknown],
    ['a cursor of nobody', { cursor: 'bm90aGluZw' }, CursorUnreadable],
    ['an unknown list', { list: 'kr-no-such-list' }, ListUnknown],
  ])('is refused for %s', (_case, over, error) => expect(items(over)).rejects.toThrow(error));
});

describe('A question about changes', () => {
  const changes = async (over: object) => {
    const asked = { list: kr, axis: 'effective' as const, position, now, ...over };
    const query = new ListChangesQuery(asked);
    return (await new ListChangesHandler(history.rows, archive).execute(query)).data;
  };

  it('shows the rebasing against what was expected of it', async () =>
    expect(await changes({ from: '2024-02-24', to: '2024-02-24' })).toMatchObject([
      { kind: 'rebasing', statedTotal: 1159, expectedTotal: 1480, difference: -321 },
    ]));

  it('shows each as far as it had come', async () =>
    expect((await changes({ asOf: '2024-07-01' })).at(-1)).toMatchObject({
      changeId: '35th-notice',
      stage: 'announced',
      announcedOn: seoulDay('2024-06-20').value,
    }));

  it('is refused for a period that ends before it begins', () =>
    expect(changes({ from: '2024-02-25', to: '2024-02-24' })).rejects.toThrow(PeriodReversed));
});

describe('A check', () => {
  const check = (over: object = {}) => {
    const asked = { goods: ['hs2022:854231'], destination: 'RU', origin: 'US', position, now };
    const query = new ExportCheckQuery({ ...asked, asOf: '2024-03-01', ...over });
    return new ExportCheckHandler(history.rows, archive).execute(query);
  };

  it('answers one element a good, and says at which lists it looked and at which not', async () => {
    const { data } = await check({ goods: ['hs2022:854231', 'hs2022:010121'] });
    expect(data.map(({ verdict }) => verdict)).toEqual(['licence-required', 'no-listed-control']);
    expect(data[1]?.description).toMatch(/^Horses/);
    expect(data[0]?.consulted).toMatchObject([
      { list: 'cn-mofcom-61-2025', edition: null, concerns: true },
      { list: kr, edition: '33rd-notice', coverage: 'incomplete', concerns: false },
      { list: us, edition: '2024-02-23', coverage: 'complete', concerns: true },
    ]);
    expect(data[0]?.notConsulted.map(({ jurisdiction }) => jurisdiction)).toEqual(['US', 'US']);
  });

  it('is complete where every list that concerns it is', async () => {
    expect((await check()).meta).toMatchObject({ coverage: 'complete', incomplete: [] });
    expect((await check({ origin: 'KR' })).meta.incomplete).toMatchObject([
      { reason: 'not-itemised' },
    ]);
  });

  it.each([
    ['a code of no subheading', { goods: ['hs2022:854199'] }, GoodsCodeUnknown],
    ['a heading', { goods: ['hs2022:8542'] }, GoodsCodeTooShort],
    ['a national code', { goods: ['hs2022:85423190'] }, GoodsCodeUnknown],
    ['an older edition', { goods: ['hs2017:854231'] }, CodeSystemUnknown],
    ['a control code', { goods: ['eccn:3A001'] }, CodeSystemUnknown],
    ['no code system', { goods: ['854231'] }, CodeSystemUnknown],
    ['a destination that is no country', { destination: 'ZZ' }, CountryUnknown],
    ['an origin that is no country', { origin: 'EU' }, CountryUnknown],
  ])('is refused for %s', (_case, over, error) => expect(check(over)).rejects.toThrow(error));
});
