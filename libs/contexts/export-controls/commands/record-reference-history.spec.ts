import { randomUUID } from 'node:crypto';

import type { DomainEvent } from '@kernel';
import {
  loadReferenceHistory,
  referenceHistory,
  type ReferenceRecording,
} from '@reference-history';
import { archived, commandBus, koreanList, listedItem, provenance, smallList } from '@testing';

import { RecordListFactCommand, RecordListFactHandler } from './record-list-fact.command';
import {
  RecordReferenceHistoryCommand,
  RecordReferenceHistoryHandler,
} from './record-reference-history.command';
import { RetractFactCommand, RetractFactHandler } from './retract-fact.command';

const { stream, established, expanded31st, rebased33rd } = koreanList;
const askedAt = '2026-11-25T00:00:00.000Z';

const open = async () => {
  const { bus, log, archive } = await commandBus(
    RecordReferenceHistoryHandler,
    RecordListFactHandler,
    RetractFactHandler,
  );
  const { sha256: one } = await archived(archive, 'One notice');
  const { sha256: other } = await archived(archive, 'Another notice');
  const fact = (said: DomainEvent, evidence = [one], id = randomUUID()) => ({
    ...said,
    id,
    evidence,
  });
  const load = (facts: readonly ReturnType<typeof fact>[], into = stream) =>
    bus.execute(
      new RecordReferenceHistoryCommand({ stream: into, facts }, provenance({ evidence: [] })),
    );
  const byHand = (said: DomainEvent) =>
    bus.execute(
      new RecordListFactCommand({ stream, askedAt, ...said }, provenance({ evidence: [other] })),
    );
  return { bus, log, archive, one, other, fact, load, byHand };
};

describe('The reference history of a stream', () => {
  it('is recorded in one commit, each fact with its name and its own evidence', async () => {
    const { log, one, other, fact, load } = await open();
    const facts = [fact(established()), fact(expanded31st(), [other])];
    expect(await load(facts)).toMatchObject({ positions: [1n, 2n] });
    expect(log.facts.map(({ id }) => id)).toEqual(facts.map(({ id }) => id));
    expect(log.facts.map(({ evidence }) => evidence)).toEqual([[one], [other]]);
    expect(log.facts.map(({ commit }) => commit.size)).toEqual([2, 2]);
  });

  it('changes nothing when it is loaded again, and adds what a later version has', async () => {
    const { log, fact, load } = await open();
    const facts = [fact(established()), fact(expanded31st())];
    await load(facts);
    expect(await load(facts)).toMatchObject({ positions: [] });
    expect(await load([...facts, fact(rebased33rd())])).toMatchObject({ positions: [3n] });
    expect(log.facts).toHaveLength(3);
  });

  it('leaves alone what somebody has retracted', async () => {
    const { bus, log, fact, load } = await open();
    const facts = [fact(established()), fact(expanded31st())] as const;
    await load(facts);
    const wrong = { stream, eventId: facts[1].id, reason: 'Misread.', askedAt };
    await bus.execute(new RetractFactCommand(wrong, provenance({ evidence: [] })));
    expect(await load(facts)).toMatchObject({ positions: [] });
    expect(log.facts).toHaveLength(3);
  });

  it('says nothing that somebody recorded by hand already', async () => {
    const { log, fact, load, byHand } = await open();
    await byHand(established());
    await load([fact(established()), fact(expanded31st())]);
    expect(log.facts.map(({ type }) => type)).toEqual([
      'ExportBanListEstablished',
      'ExportBanListExpanded',
    ]);
  });

  it('is refused as a whole, and is right once what stood against it is retracted', async () => {
    const { bus, log, one, fact, load, byHand } = await open();
    await byHand(established({ statedTotal: 58 }));
    const facts = [fact(established()), fact(expanded31st())];
    const again = new RecordReferenceHistoryCommand(
      { stream, facts },
      provenance({ evidence: [one] }),
    );
    await expect(bus.execute(again)).rejects.toMatchObject({ code: 'LIST_ALREADY_ESTABLISHED' });
    expect(log.facts).toHaveLength(1);
    const wrong = { stream, eventId: log.facts[0]?.id ?? '', reason: 'Misread.', askedAt };
    await bus.execute(new RetractFactCommand(wrong, provenance({ evidence: [] })));
    expect(await bus.execute(again)).toMatchObject({ positions: [3n, 4n] });
    await expect(load([fact(expanded31st({ net: 742 }))])).rejects.toMatchObject({
      code: 'CHANGE_ALREADY_RECORDED',
    });
  });

  it('is refused where its evidence is not archived', async () => {
    const { fact, load } = await open();
    await expect(load([fact(established(), ['0'.repeat(64)])])).rejects.toMatchObject({
      code: 'EVIDENCE_NOT_ARCHIVED',
    });
  });

  it('is refused with codes that the nomenclature does not know', async () => {
    const { fact, load } = await open();
    const items = smallList.itemised({ added: [listedItem('854199')] });
    await expect(
      load([fact(smallList.established()), fact(items)], smallList.stream),
    ).rejects.toMatchObject({ code: 'GOODS_CODE_UNKNOWN' });
  });

  it('may take back what it said before, and put the right fact in its place', async () => {
    const { log, fact, load } = await open();
    const shipped = [fact(established()), fact(expanded31st())] as const;
    await load(shipped);
    const data = { eventIds: [shipped[1].id], subject: '31st-notice', reason: 'Misread.' };
    const corrected = [
      ...shipped,
      fact({ type: 'FactRetracted', data }),
      fact(expanded31st({ grossAdded: 750 })),
    ];
    expect(await load(corrected)).toMatchObject({ positions: [3n, 4n] });
    expect(log.facts.slice(2).map(({ id }) => id)).toEqual(corrected.slice(2).map(({ id }) => id));
    expect(await load(corrected)).toMatchObject({ positions: [] });
  });

  it('takes nothing back that somebody has taken back before', async () => {
    const { bus, fact, load } = await open();
    const shipped = [fact(established()), fact(expanded31st())] as const;
    await load(shipped);
    const wrong = { stream, eventId: shipped[1].id, reason: 'Misread.', askedAt };
    await bus.execute(new RetractFactCommand(wrong, provenance({ evidence: [] })));
    const data = { eventIds: [shipped[1].id], subject: '31st-notice', reason: 'Misread.' };
    expect(await load([...shipped, fact({ type: 'FactRetracted', data })])).toMatchObject({
      positions: [],
    });
  });

  it('of the product is taken as it is, and once', async () => {
    const { bus, log, archive } = await open();
    const lists = referenceHistory.filter(({ stream: of }) => of.startsWith('export-ban-list/'));
    const commands = ({ stream: into, facts, provenance: by }: ReferenceRecording) =>
      bus.execute(new RecordReferenceHistoryCommand({ stream: into, facts }, by));
    const load = () => loadReferenceHistory({ archive, commands }, lists);
    await load();
    const shipped = lists.flatMap(({ facts }) => facts.map(({ id }) => id));
    expect(log.facts.map(({ id }) => id)).toEqual(shipped);
    await load();
    expect(log.facts).toHaveLength(shipped.length);
  });
});
