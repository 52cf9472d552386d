import {
  archived,
  commandBus,
  provenance,
  smallList,
  suspendedList,
  washingtonDay,
} from '@testing';

import type { EditionRequest } from './edition-request';
import { RecordEditionCommand, RecordEditionHandler } from './record-edition.command';

const HEADER = 'code,description\n';
const FIRST = smallList.items.map(({ code, description }) => `${code},${description}\n`).join('');
const SECOND = `${FIRST}8482,Goods of 8482\n`;

const { stream, established, itemised, expanded, secondItemised } = smallList;

type Asked = Partial<Omit<EditionRequest, 'document'>>;

const firstEdition = {
  list: 'us-small-list',
  changeId: 'first-edition',
  edition: '2024-02-23',
  stage: 'promulgated',
  codeSystem: 'hs2022',
  instrument: 'Small list',
  basis: 'publisher-stated',
  promulgatedOn: '2024-02-23',
  effectiveOn: '2024-02-23',
} as const;

const secondEdition = {
  changeId: 'second-edition',
  edition: '2025-01-10',
  instrument: 'Small list, second edition',
  promulgatedOn: '2025-01-10',
  effectiveOn: '2025-01-15',
} as const;

const open = async () => {
  const { bus, log, archive } = await commandBus(RecordEditionHandler);
  await log.append({
    appends: [
      { stream, expectedVersion: 0, facts: [established()] },
      { stream: suspendedList.stream, expectedVersion: 0, facts: [suspendedList.established()] },
    ],
    provenance: provenance(),
  });
  const cited = async (csv: string) =>
    provenance({ evidence: [(await archived(archive, csv)).sha256] });
  const command = (csv: string, over: Asked, by: Awaited<ReturnType<typeof cited>>) => {
    const document = { bytes: new TextEncoder().encode(csv), format: 'csv' } as const;
    return [{ ...firstEdition, ...over, document }, by] as const;
  };
  const record = async (rows: string, over: Asked = {}) => {
    const csv = HEADER + rows;
    return bus.execute(new RecordEditionCommand(...command(csv, over, await cited(csv))));
  };
  return { bus, log, record, cited, command };
};

const facts = async (desk: Awaited<ReturnType<typeof open>>) => {
  const { facts: recorded } = await desk.log.readStream(stream);
  return recorded.map(({ type, data }) => ({ type, data }));
};

describe('An edition that somebody brings', () => {
  it('is compared with the list’s own items, in days of its authority', async () => {
    const desk = await open();
    await desk.record(FIRST);
    expect(await desk.record(SECOND, secondEdition)).toMatchObject({ positions: [4n, 5n] });
    expect(await facts(desk)).toEqual([established(), itemised(), expanded(), secondItemised()]);
  });

  it('may have dates as the authority printed them', async () => {
    const desk = await open();
    const effectiveOn = washingtonDay('2024-02-23', 'February 23, 2024');
    await desk.record(FIRST, { effectiveOn });
    expect(await facts(desk)).toEqual([established(), itemised({ effectiveOn })]);
  });

  it('is one commit, with the edition itself as evidence', async () => {
    const { log, record } = await open();
    await record(FIRST);
    await record(SECOND, secondEdition);
    const [numbers, items] = log.facts.slice(-2);
    expect(numbers?.commit.id).toBe(items?.commit.id);
    expect(numbers?.evidence).toHaveLength(1);
  });

  it('stays quiet when nothing differs', async () => {
    const { record } = await open();
    await record(FIRST);
    expect(await record(FIRST)).toMatchObject({ positions: [], refusal: null });
  });

  it('stays quiet when it is announced again on the same day', async () => {
    const { record } = await open();
    await record(FIRST);
    const { changeId, instrument } = secondEdition;
    const dates = { announcedOn: '2024-12-01', promulgatedOn: undefined, effectiveOn: undefined };
    const draft = { changeId, instrument, stage: 'announced', edition: 'draft', ...dates } as const;
    expect(await record(SECOND, draft)).toMatchObject({ positions: [4n, 5n] });
    expect(await record(SECOND, draft)).toMatchObject({ positions: [], refusal: null });
  });

  it('of a dry run is shown, and nothing is written', async () => {
    const { bus, log, cited, command } = await open();
    const csv = HEADER + FIRST;
    const asked = command(csv, {}, await cited(csv));
    const shown = await bus.execute(new RecordEditionCommand(...asked, { dryRun: true }));
    expect(shown).toEqual([itemised()]);
    expect(log.facts).toHaveLength(2);
  });

  it('of a dry run is held to the schema, too', async () => {
    const { bus, cited, command } = await open();
    const csv = HEADER + FIRST;
    const asked = command(csv, { edition: '' }, await cited(csv));
    await expect(bus.execute(new RecordEditionCommand(...asked, { dryRun: true }))).rejects.toThrow(
      'edition',
    );
  });

  it.each([
    ['an unknown code', `${FIRST}854199,Nothing\n`, {}, 'GOODS_CODE_UNKNOWN'],
    ['a code with a dot', `${FIRST}8542.31,Circuits\n`, {}, 'EDITION_HAS_ISSUES'],
    ['a code twice', `${FIRST}854231,Circuits\n`, {}, 'EDITION_HAS_ISSUES'],
    ['an open quote', `${FIRST}8482,"Bearings\n`, {}, 'EDITION_UNREADABLE'],
    ['no item', '', {}, 'EDITION_EMPTY'],
    ['another code system', FIRST, { codeSystem: 'hs2017' }, 'CODE_SYSTEM_UNKNOWN'],
    ['no list', FIRST, { list: 'us-no-such-list' }, 'LIST_UNKNOWN'],
    [
      'one provision of several unnamed',
      FIRST,
      { list: 'cn-mofcom-61-2025' },
      'PROVISION_NOT_NAMED',
    ],
    ['a day of no calendar', FIRST, { effectiveOn: '2024-02-30' }, 'DATE_UNREADABLE'],
    ['a total that was not stated', SECOND, {}, 'EDITION_TOTAL_DIFFERS'],
    ['another provision', FIRST, { provision: 'tier 2' }, 'PROVISION_UNKNOWN'],
  ])('is refused whole with %s', async (_case, rows, over, code) => {
    const { log, record } = await open();
    await expect(record(rows, over)).rejects.toMatchObject({ code });
    expect(log.facts).toHaveLength(2);
  });

  it('that would remove most of the list needs to say how many', async () => {
    const { record } = await open();
    await record(FIRST);
    const one = '854231,Goods of 854231\n';
    await expect(record(one, secondEdition)).rejects.toMatchObject({
      code: 'EDITION_REMOVES_MOST',
    });
    expect(await record(one, { ...secondEdition, removes: 3 })).toMatchObject({
      positions: [4n, 5n],
    });
  });

  it('is refused where its bytes are not cited, or not archived', async () => {
    const { bus, cited, command } = await open();
    const csv = HEADER + FIRST;
    const another = await cited('Another document');
    await expect(
      bus.execute(new RecordEditionCommand(...command(csv, {}, another))),
    ).rejects.toMatchObject({ code: 'EDITION_NOT_CITED' });
    const { evidence } = await (await open()).cited(csv);
    await expect(
      bus.execute(new RecordEditionCommand(...command(csv, {}, provenance({ evidence })))),
    ).rejects.toMatchObject({ code: 'EVIDENCE_NOT_ARCHIVED' });
  });
});

describe('What is wrong with an edition', () => {
  it('is named with its lines, as far as a person reads', async () => {
    const { record } = await open();
    const unknown = Array.from({ length: 30 }, (_, i) => `9999${String(i + 10)},Goods\n`).join('');
    const refusal = record(unknown);
    await expect(refusal).rejects.toThrow('999910 (line 2), 999911 (line 3)');
    await expect(refusal).rejects.toThrow('999929 (line 21) and 10 more');
  });

  it('is named with its fields', async () => {
    const { record } = await open();
    const broken = Array.from({ length: 21 }, () => '8542.31,Goods\n').join('');
    await expect(record(`84\n${broken}`)).rejects.toThrow(
      'line 2: has 1 cells; the header has 2; line 3, code: “8542.31” is not',
    );
    await expect(record(`84\n${broken}`)).rejects.toThrow('and 2 more');
  });
});
