import type { DomainEvent } from '@kernel';

import { askedAt, claim, claimsDoor, look, openPorts, stream } from './claims.fixture';
import { recordFact, retractFact } from './record-fact';
import { StreamDisagrees } from './recording.errors';

const open = async () => {
  const ports = await openPorts();
  const { log, archive, one, cite } = ports;
  const record = (fact: DomainEvent, by = cite(one), dryRun = false) =>
    recordFact(
      { log, archive },
      claimsDoor,
      { stream, askedAt, ...fact },
      {
        provenance: by,
        options: { dryRun },
      },
    );
  const idAt = (position: number) => log.facts[position - 1]?.id ?? '';
  return { ...ports, record, idAt };
};

describe('A fact at the door', () => {
  it('is recorded as it was decided, with its evidence', async () => {
    const { log, one, record } = await open();
    await record(claim('2024-06-20'));
    expect(log.facts).toMatchObject([{ ...claim('2024-06-20'), stream, evidence: [one] }]);
  });

  it('may have a name, which is not that of what is decided along with it', async () => {
    const { log, archive, one, cite } = await openPorts();
    const factId = '2ed6657d-e927-568b-95e1-2665a8aea6a2';
    const door = {
      ...claimsDoor,
      decide: () => [look('2024-06-20'), claim('2024-06-20')],
    };
    await recordFact(
      { log, archive },
      door,
      { stream, askedAt, factId, ...claim('2024-06-20') },
      { provenance: cite(one), options: { dryRun: false } },
    );
    expect(log.facts.map(({ type, id }) => [type, id === factId])).toEqual([
      ['StatusConfirmed', false],
      ['DateClaimed', true],
    ]);
  });

  it('that is on record leaves a receipt only', async () => {
    const { log, record } = await open();
    await record(claim('2024-06-20'));
    expect(await record(claim('2024-06-20'))).toMatchObject({ positions: [], refusal: null });
    expect(log.facts).toHaveLength(1);
  });

  it.each([
    ['against a rule', claim('2024-06-20', { source: 'rumour' }), 'CLAIM_OF_NOBODY'],
    ['of another stream', claim('2024-06-20', { subject: 'another' }), 'STREAM_DISAGREES'],
    ['that nobody may say', { type: 'FactRetracted', data: {} }, 'FACT_NOT_POSTABLE'],
    ['that was seen after its document', look('2026-11-25'), 'EVIDENCE_OLDER_THAN_LOOK'],
  ])('%s is refused', async (_case, fact, code) => {
    const { log, record } = await open();
    await expect(record(fact)).rejects.toMatchObject({ code });
    await expect(record(fact, undefined, true)).rejects.toMatchObject({ code });
    expect(log.facts).toEqual([]);
  });

  it('without a document is refused', async () => {
    const { cite, record } = await open();
    await expect(record(claim('2024-06-20'), cite())).rejects.toMatchObject({
      code: 'EVIDENCE_MISSING',
    });
  });

  it('of a dry run is shown, and nothing is written', async () => {
    const { log, record } = await open();
    expect(await record(claim('2024-06-20'), undefined, true)).toEqual([claim('2024-06-20')]);
    expect(log.facts).toEqual([]);
  });
});

describe('A corroboration', () => {
  const corroborated = (eventIds: readonly string[], subject = 'any') => ({
    type: 'FactCorroborated',
    data: { eventIds, subject },
  });

  it('is recorded with the further document', async () => {
    const { log, other, cite, record, idAt } = await open();
    await record(claim('2024-06-20'));
    await record(corroborated([idAt(1)]), cite(other));
    expect(log.facts[1]).toMatchObject({
      ...corroborated([idAt(1)]),
      ...{ subject: 'any', evidence: [other] },
    });
  });

  it('is refused in a stream of another kind, which no command is asked for', async () => {
    const { log, archive, other, cite, record, idAt } = await open();
    await record(claim('2024-06-20'));
    const door = {
      ...claimsDoor,
      requireOwn: (into: string) => {
        throw new StreamDisagrees(into, 'another');
      },
    };
    const further = recordFact(
      { log, archive },
      door,
      { stream, askedAt, ...corroborated([idAt(1)]) },
      { provenance: cite(other), options: { dryRun: false } },
    );
    await expect(further).rejects.toMatchObject({ code: 'STREAM_DISAGREES' });
    expect(log.facts).toHaveLength(1);
  });

  it('stays quiet where the fact rests on the document already', async () => {
    const { log, one, other, cite, record, idAt } = await open();
    await record(claim('2024-06-20'));
    await record(corroborated([idAt(1)]), cite(one));
    await record(corroborated([idAt(1)]), cite(other));
    await record(corroborated([idAt(1)]), cite(other, one));
    expect(log.facts).toHaveLength(2);
  });

  it('of several facts is recorded where one of them does not rest on the document', async () => {
    const { log, one, other, cite, record, idAt } = await open();
    await record(claim('2024-06-20'), cite(one));
    await record(claim('2024-11-09'), cite(other));
    await record(corroborated([idAt(1), idAt(2)]), cite(other));
    expect(log.facts).toHaveLength(3);
  });

  it('may be brought again once it was taken back', async () => {
    const { log, archive, other, cite, record, idAt } = await open();
    await record(claim('2024-06-20'));
    await record(corroborated([idAt(1)]), cite(other));
    await retractFact(
      { log, archive },
      claimsDoor,
      { stream, askedAt, eventId: idAt(2), reason: 'It says something else.' },
      { provenance: cite(), options: { dryRun: false } },
    );
    await record(corroborated([idAt(1)]), cite(other));
    expect(log.facts).toHaveLength(4);
  });

  it('is refused for what nobody recorded, what was taken back, and another subject', async () => {
    const { log, archive, cite, record, idAt } = await open();
    await record(claim('2024-06-20'));
    const unknown = '2ed6657d-e927-568b-95e1-2665a8aea6a2';
    await expect(record(corroborated([idAt(1), unknown]))).rejects.toMatchObject({
      code: 'EVENT_UNKNOWN_IN_STREAM',
    });
    await expect(record(corroborated([idAt(1)], 'some'))).rejects.toMatchObject({
      code: 'STREAM_DISAGREES',
    });
    await expect(record(corroborated([idAt(1)]), cite())).rejects.toMatchObject({
      code: 'EVIDENCE_MISSING',
    });
    await retractFact(
      { log, archive },
      claimsDoor,
      { stream, askedAt, eventId: idAt(1), reason: 'Misread.' },
      { provenance: cite(), options: { dryRun: false } },
    );
    await expect(record(corroborated([idAt(1)]))).rejects.toMatchObject({
      code: 'FACT_ALREADY_RETRACTED',
    });
    await expect(record(corroborated([idAt(2)]))).rejects.toMatchObject({
      code: 'WORD_CORROBORATED',
    });
  });
});
