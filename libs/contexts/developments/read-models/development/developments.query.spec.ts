import type { DomainEvent } from '@kernel';
import {
  armsTrade,
  InMemoryEvidenceArchive,
  provenance,
  statements,
  ToldHistory,
  treatyRuKp,
  whoInspects,
} from '@testing';

import * as unknown from '../answers/answer.errors';
import type { DevelopmentFilter } from '../answers/filter';
import { DevelopmentHandler, DevelopmentQuery } from './development.query';
import { DevelopmentsHandler, DevelopmentsQuery } from './developments.query';

const now = '2026-11-24T05:00:00.000Z';
const history = new ToldHistory();
const archive = new InMemoryEvidenceArchive();
let position = 0n;

const list = (filter: DevelopmentFilter, asOf?: string, known = position) =>
  new DevelopmentsHandler(history.rows, archive).execute(
    new DevelopmentsQuery({ ...filter, asOf, position: known, now }),
  );
const one = (development: string, asOf?: string, known = position) =>
  new DevelopmentHandler(history.rows, archive).execute(
    new DevelopmentQuery({ development, asOf, position: known, now }),
  );
const idsOf = async (filter: DevelopmentFilter, asOf?: string) =>
  (await list(filter, asOf)).data.map(({ development }) => development);

const { tokyo, seoul, incompatible } = statements;
const treaty = treatyRuKp.development;

beforeAll(async () => {
  const { sha256 } = await archive.keep({
    ...{ form: 'citation', publisher: 'KCNA', tier: 'press', title: 'A report', url: null },
    ...{ retrievedAt: now, mediaType: 'application/json', body: Buffer.from('{}') },
  });
  const { signed, textPublished, ratifiedByRussia, ratifiedByNorthKorea, inForce } = treatyRuKp;
  const facts: readonly DomainEvent[] = [
    ...[signed(), textPublished(), ratifiedByRussia(), ratifiedByNorthKorea(), inForce()],
  ];
  const appends = [
    { stream: treatyRuKp.stream, expectedVersion: 'STREAM_DOES_NOT_EXIST', facts },
  ] as const;
  await history.log.append({ appends, provenance: provenance({ evidence: [sha256] }) });
  for (const said of [tokyo(), seoul(), incompatible()]) {
    await history.tell(`development/${said.data.development}`, said);
  }
  await history.tell(armsTrade.stream, armsTrade.alleged());
  await history.tell(armsTrade.stream, armsTrade.denied());
  position = await history.tell(whoInspects.stream, whoInspects.opened());
});

describe('A question about one development', () => {
  it('is answered in the envelope of every read, with documents', async () =>
    expect(await one(treaty, '2024-07-01')).toMatchObject({
      data: {
        ...{ development: treaty, kind: 'treaty', status: 'signed', parties: ['RU', 'KP'] },
        dates: [{ field: 'signedOn', value: '2024-06-19', asPrinted: 'Wednesday' }, {}],
        evidence: [{ publisher: 'KCNA', tier: 'press' }],
        position: '1',
      },
      meta: {
        asOf: '2024-07-01',
        instants: {
          'Asia/Pyongyang': '2024-06-30T15:00:00.000Z',
          'Europe/Moscow': '2024-06-30T21:00:00.000Z',
        },
        position: String(position),
        modelVersion: 'developments@1',
        ...{ coverage: 'complete', incomplete: [] },
        freshness: [{ source: treaty, lastChecked: null, lastAccepted: '2024-11-09' }],
      },
    }));

  it('means the day of each act in its own zone', async () => {
    expect((await one(treaty, '2024-12-03')).data.status).toBe('ratified');
    expect((await one(treaty, '2024-12-04')).data.status).toBe('in-force');
    expect((await one(treaty, '2024-11-09')).data).toMatchObject({
      ratifications: [{ party: 'RU' }],
    });
    expect((await one(treaty)).data.status).toBe('in-force');
  });

  it('at an instant means that instant, whatever the zone', async () =>
    expect(await one(treaty, '2024-12-03T20:59:59Z')).toMatchObject({
      data: { status: 'ratified' },
      meta: {
        instants: {
          'Asia/Pyongyang': '2024-12-03T20:59:59.000Z',
          'Europe/Moscow': '2024-12-03T20:59:59.000Z',
        },
      },
    }));

  it('is answered by what was known at the position', async () => {
    expect((await one(armsTrade.development, undefined, 9n)).data.status).toBe('alleged');
    expect((await one(armsTrade.development, undefined, 10n)).data.status).toBe('denied');
    await expect(one(armsTrade.development, undefined, 8n)).rejects.toThrow(
      unknown.DevelopmentUnknown,
    );
  });

  it('before its first fact has no status, and says so', async () =>
    expect(await one(treaty, '2024-06-18')).toMatchObject({
      data: { development: treaty, kind: 'treaty', status: null, actors: [] },
      meta: {
        coverage: 'incomplete',
        incomplete: [{ reason: 'before-establishment' }],
        freshness: [],
      },
    }));

  it('that nobody knows is refused', () =>
    expect(one('treaty-of-nowhere')).rejects.toThrow(unknown.DevelopmentUnknown));

  it('leaves out what is not said', async () => {
    const { data } = await one('jp-on-treaty');
    expect(data).toMatchObject({ actor: 'JP', stance: 'concern' });
    expect(data).not.toHaveProperty('office');
    expect((await one(whoInspects.development)).data).not.toHaveProperty('body');
  });

  it('shows as a value what is a date, and prose beside it', async () => {
    const { dates } = (await one(armsTrade.development)).data;
    expect(dates).toMatchObject([{ asPrinted: 'not stated', precision: 'unknown' }, {}]);
    dates.forEach((date) => {
      expect(date).not.toHaveProperty('value');
    });
  });
});

describe('A question about developments', () => {
  it('is answered in the order of their first facts', async () =>
    expect(await idsOf({}, '2024-06-21')).toEqual([
      ...[whoInspects.development, treaty, 'jp-on-treaty', 'kr-arms-for-ukraine'],
      ...['kr-on-technology-clause', armsTrade.development],
    ]));

  it('finds a treaty and what is about it', async () => {
    const about = `treaty:ru-kp-2024`;
    expect(await idsOf({ about }, '2024-06-21')).toEqual([
      ...[treaty, 'jp-on-treaty', 'kr-arms-for-ukraine', 'kr-on-technology-clause'],
    ]);
    expect((await list({ about, actor: 'JP' }, '2024-06-21')).data).toMatchObject([
      { stance: 'concern' },
    ]);
    expect(await idsOf({ about: `development:${treaty}` })).toEqual([treaty]);
  });

  it('may be about a kind, an actor or a stance', async () => {
    const asOf = '2024-06-21';
    expect((await list({ kind: 'policy', actor: 'KR' }, asOf)).data).toMatchObject([
      { to: 'under-review', office: 'national security adviser' },
    ]);
    expect((await list({ kind: 'allegation', about: 'regime:1718' }, asOf)).data).toMatchObject([
      { status: 'denied' },
    ]);
    expect(await idsOf({ actor: 'RU' }, asOf)).toEqual([treaty, armsTrade.development]);
    expect(await idsOf({ stance: 'concern' })).toEqual(['jp-on-treaty']);
    expect(await idsOf({ stance: 'condemns' })).toEqual([]);
  });

  it('means the day of each in its own zone', async () =>
    expect((await list({ about: 'regime:1718' }, '2024-06-21')).meta.instants).toEqual({
      'America/New_York': '2024-06-21T04:00:00.000Z',
      'Asia/Pyongyang': '2024-06-20T15:00:00.000Z',
      'Asia/Seoul': '2024-06-20T15:00:00.000Z',
      'Europe/Moscow': '2024-06-20T21:00:00.000Z',
    }));

  it('that only time leaves empty says so', async () =>
    expect(await list({ actor: 'JP' }, '2024-06-01')).toMatchObject({
      data: [],
      meta: { coverage: 'incomplete', incomplete: [{ reason: 'before-establishment' }] },
    }));

  it.each([
    ['a regime of which nobody speaks', { about: 'regime:1737' }],
    ['a list of which nobody speaks', { about: 'list:kr-situational-licence' }],
    ['a treaty that nobody recorded', { about: 'treaty:ru-kp-1961' }],
    ['a country that did and said nothing', { actor: 'CH' }],
    ['a country that said nothing of that', { actor: 'JP', about: 'regime:1718' }],
  ])(
    'about %s is answered with nothing, and says that nothing is on record',
    async (_case, asked) =>
      expect(await list(asked)).toMatchObject({
        data: [],
        meta: { coverage: 'incomplete', incomplete: [{ reason: 'before-coverage' }] },
      }),
  );

  it.each([
    ['letters that no development names', { actor: 'XYZ' }, unknown.ActorUnknown],
    ['what cannot be', { about: '1718' }, unknown.AboutUnreadable],
    ['a state that is none', { about: 'state:XX' }, unknown.AboutUnreadable],
    ['no country', { actor: 'XX' }, unknown.ActorUnreadable],
    ['a person', { actor: 'Kim' }, unknown.ActorUnreadable],
  ])('about %s is refused', (_case, filter, error) => expect(list(filter)).rejects.toThrow(error));
});
