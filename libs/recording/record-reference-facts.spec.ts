import type { DomainEvent } from '@kernel';

import { askedAt, claim, claimsDoor, openPorts, stream } from './claims.fixture';
import { retractFact } from './record-fact';
import { recordReferenceFacts, type ReferenceFact } from './record-reference-facts';

const open = async () => {
  const ports = await openPorts();
  const { log, archive, cite } = ports;
  const load = (...facts: readonly ReferenceFact[]) =>
    recordReferenceFacts({ log, archive }, claimsDoor, { stream, facts }, cite());
  const takeBack = (eventId: string) =>
    retractFact(
      { log, archive },
      claimsDoor,
      { stream, askedAt, eventId, reason: 'Misread.' },
      { provenance: cite(), options: { dryRun: false } },
    );
  return { ...ports, load, takeBack };
};

const word = (type: string, eventId: string, more: object = {}): DomainEvent => ({
  type,
  data: { eventIds: [eventId], subject: 'any', ...more },
});

describe('Facts that a product ships', () => {
  it('come in one commit, each with its name and its own evidence', async () => {
    const { log, one, other, shipped, load } = await open();
    const facts = [shipped(claim('2024-06-20')), shipped(claim('2024-11-09'), [other])];
    expect(await load(...facts)).toMatchObject({ positions: [1n, 2n] });
    expect(log.facts.map(({ id }) => id)).toEqual(facts.map(({ id }) => id));
    expect(log.facts.map(({ evidence }) => evidence)).toEqual([[one], [other]]);
    expect(new Set(log.facts.map(({ commit }) => commit.id)).size).toBe(1);
  });

  it('are recorded once, and a newer product adds what is new', async () => {
    const { shipped, load } = await open();
    const facts = [shipped(claim('2024-06-20')), shipped(claim('2024-11-09'))];
    await load(...facts);
    expect(await load(...facts)).toMatchObject({ positions: [] });
    expect(await load(...facts, shipped(claim('2025-01-01')))).toMatchObject({ positions: [3n] });
  });

  it('stay taken back where somebody took them back', async () => {
    const { shipped, load, takeBack } = await open();
    const fact = shipped(claim('2024-06-20'));
    await load(fact);
    await takeBack(fact.id);
    expect(await load(fact)).toMatchObject({ positions: [] });
  });

  it('are refused as a whole by the rule that refuses one of them', async () => {
    const { log, shipped, load } = await open();
    await expect(
      load(shipped(claim('2024-06-20')), shipped(claim('2024-06-20', { source: 'rumour' }))),
    ).rejects.toMatchObject({ code: 'CLAIM_OF_NOBODY' });
    expect(log.facts).toEqual([]);
  });

  it('are refused where their evidence is not archived', async () => {
    const { shipped, load } = await open();
    await expect(load(shipped(claim('2024-06-20'), ['0'.repeat(64)]))).rejects.toMatchObject({
      code: 'EVIDENCE_NOT_ARCHIVED',
    });
  });

  it('may corroborate one another, which doubles nothing and is done once', async () => {
    const { log, other, shipped, load } = await open();
    const fact = shipped(claim('2024-06-20'));
    const further = shipped(word('FactCorroborated', fact.id), [other]);
    await load(fact, further);
    expect(log.facts).toMatchObject([{ id: fact.id }, { id: further.id, evidence: [other] }]);
    expect(await load(fact, further)).toMatchObject({ positions: [] });
  });

  it('may take back what was shipped before, unless somebody has', async () => {
    const { log, shipped, load, takeBack } = await open();
    const [one, other] = [shipped(claim('2024-06-20')), shipped(claim('2024-11-09'))];
    await load(one);
    await load(other);
    await takeBack(other.id);
    const goes = [one, other].map(({ id }) =>
      shipped(word('FactRetracted', id, { reason: 'Misread.' })),
    );
    await load(one, other, ...goes);
    expect(log.facts.slice(3)).toMatchObject([{ id: goes[0]?.id, type: 'FactRetracted' }]);
  });
});
