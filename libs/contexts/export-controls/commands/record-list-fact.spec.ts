import type { DomainEvent } from '@kernel';
import {
  archived,
  beijingDay,
  commandBus,
  koreanList,
  listedItem,
  provenance,
  smallList,
  suspendedList,
} from '@testing';

import { RecordListFactCommand, RecordListFactHandler } from './record-list-fact.command';

const { stream, established, expanded31st } = koreanList;
const askedAt = '2026-11-25T00:00:00.000Z';

const open = async () => {
  const { bus, log, archive } = await commandBus(RecordListFactHandler);
  const { sha256 } = await archived(archive, '관보');
  const cited = () => provenance({ evidence: [sha256] });
  const post = (fact: DomainEvent, by = cited(), over: object = {}) =>
    bus.execute(new RecordListFactCommand({ stream, askedAt, ...fact, ...over }, by));
  return { bus, log, post, cited };
};

describe('A posted fact', () => {
  it('is decided, and recorded with its evidence', async () => {
    const { log, post, cited } = await open();
    const by = cited();
    expect(await post(established(), by)).toMatchObject({ positions: [1n] });
    expect(await post(expanded31st())).toMatchObject({ positions: [2n] });
    expect(log.facts).toMatchObject([
      { ...established(), stream, subject: 'first-notice', evidence: by.evidence },
      { ...expanded31st(), stream, subject: '31st-notice', version: 2 },
    ]);
  });

  it('may have a name of its own', async () => {
    const { log, post, cited } = await open();
    const factId = '2ed6657d-e927-568b-95e1-2665a8aea6a2';
    await post(established(), cited(), { factId });
    expect(log.facts[0]?.id).toBe(factId);
  });

  it('that says nothing new leaves a receipt only', async () => {
    const { log, post } = await open();
    await post(established());
    expect(await post(established())).toMatchObject({ positions: [], refusal: null });
    expect(log.facts).toHaveLength(1);
  });

  it('that is asked again is answered as it was', async () => {
    const { log, post, cited } = await open();
    const by = cited();
    const receipt = await post(established(), by);
    expect(await post(established(), by)).toEqual(receipt);
    expect(log.facts).toHaveLength(1);
  });

  it('of a dry run is shown, and nothing is written, not even a receipt', async () => {
    const { bus, log, cited } = await open();
    const by = cited();
    const dry = (fact: DomainEvent) =>
      bus.execute(new RecordListFactCommand({ stream, askedAt, ...fact }, by, { dryRun: true }));
    expect(await dry(established())).toMatchObject([established()]);
    await expect(dry(expanded31st())).rejects.toMatchObject({ code: 'LIST_UNKNOWN' });
    expect(await log.receiptOf(by)).toBeUndefined();
    expect(log.facts).toEqual([]);
  });

  it.each([
    ['for a list that is unknown', expanded31st(), 'LIST_UNKNOWN'],
    ['into the stream of another list', smallList.established(), 'STREAM_DISAGREES'],
    ['of a type that nobody knows', { type: 'ExportBanListUpdated', data: {} }, 'EVENT_UNKNOWN'],
    ['that is a retraction', { type: 'FactRetracted', data: {} }, 'FACT_NOT_POSTABLE'],
    [
      'that only the clock knows',
      { type: 'ExportBanListChangeTookEffect', data: {} },
      'FACT_NOT_POSTABLE',
    ],
    [
      'that was issued to somebody',
      { type: 'ExportDeterminationIssued', data: {} },
      'FACT_NOT_POSTABLE',
    ],
  ])('%s is refused', async (_case, fact, code) => {
    const { log, post } = await open();
    await expect(post(fact)).rejects.toMatchObject({ code });
    expect(log.facts).toEqual([]);
  });

  it('that no schema admits is refused with the places that misfit', async () => {
    const { post } = await open();
    const { net: _, ...data } = expanded31st().data;
    await expect(post({ type: 'ExportBanListExpanded', data })).rejects.toThrow('net');
  });

  it('of a stream that is no list’s is refused', async () => {
    const { post, cited } = await open();
    await expect(
      post(established(), cited(), { stream: 'sanctions-regime/1718' }),
    ).rejects.toMatchObject({ code: 'STREAM_OF_NO_LIST' });
  });

  it('that cites nothing, or what nobody archived, is refused', async () => {
    const { post } = await open();
    await expect(post(established(), provenance({ evidence: [] }))).rejects.toMatchObject({
      code: 'EVIDENCE_MISSING',
    });
    await expect(post(established(), provenance())).rejects.toMatchObject({
      code: 'EVIDENCE_NOT_ARCHIVED',
    });
  });

  it('that was refused is refused again, whatever is so by now', async () => {
    const { post, cited } = await open();
    const by = cited();
    await expect(post(expanded31st(), by)).rejects.toMatchObject({ code: 'LIST_UNKNOWN' });
    await post(established());
    await expect(post(expanded31st(), by)).rejects.toMatchObject({ code: 'LIST_UNKNOWN' });
    expect(await post(expanded31st())).toMatchObject({ positions: [2n] });
  });
});

describe('Posted items', () => {
  it('have codes that the nomenclature knows', async () => {
    const { post, cited } = await open();
    const small = { stream: smallList.stream };
    await post(smallList.established(), cited(), small);
    const items = smallList.itemised({ added: [listedItem('854231'), listedItem('854199')] });
    await expect(post(items, cited(), small)).rejects.toThrow('854199 (line 2)');
    expect(await post(smallList.itemised(), cited(), small)).toMatchObject({ positions: [2n] });
  });
});

describe('A posted look', () => {
  const there = { stream: suspendedList.stream };

  // The archived document was retrieved on 24 November 2026 in Beijing.
  const look = async (day: string, over: object = {}) => {
    const { post, cited } = await open();
    await post(suspendedList.established(), cited(), there);
    const seen = suspendedList.confirmed({
      ...{ provisions: ['1(3)'], stage: 'in-force', seenOn: beijingDay(day) },
    });
    return post(seen, cited(), { ...there, ...over });
  };

  it('cites what was retrieved on its day or later', async () => {
    expect(await look('2026-11-24')).toMatchObject({ positions: [2n] });
    expect(await look('2026-11-23')).toMatchObject({ positions: [2n] });
    await expect(look('2026-11-25')).rejects.toMatchObject({ code: 'EVIDENCE_OLDER_THAN_LOOK' });
  });

  it('is on no day that has yet to begin', async () => {
    await expect(look('2099-01-01')).rejects.toMatchObject({ code: 'LOOK_IN_THE_FUTURE' });
    await expect(look('2026-11-24', { askedAt: '2026-11-23T15:59:59.999Z' })).rejects.toMatchObject(
      { code: 'LOOK_IN_THE_FUTURE' },
    );
  });
});
