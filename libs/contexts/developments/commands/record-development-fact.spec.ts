import type { DomainEvent } from '@kernel';
import {
  archived,
  armsTrade,
  commandBus,
  moscowDay,
  provenance,
  statements,
  treatyRuKp,
  whoInspects,
} from '@testing';

import {
  RecordDevelopmentFactCommand,
  RecordDevelopmentFactHandler,
} from './record-development-fact.command';

const { stream, signed, ratifiedByRussia, confirmed } = treatyRuKp;
const askedAt = '2026-11-25T00:00:00.000Z';

const open = async () => {
  const { bus, log, archive } = await commandBus(RecordDevelopmentFactHandler);
  const { sha256 } = await archived(archive, 'KCNA');
  const cited = () => provenance({ evidence: [sha256] });
  const post = (fact: DomainEvent, by = cited(), over: object = {}) =>
    bus.execute(new RecordDevelopmentFactCommand({ stream, askedAt, ...fact, ...over }, by));
  return { bus, log, archive, post, cited };
};

describe('A posted fact of a development', () => {
  it('is decided, and recorded with its evidence', async () => {
    const { log, post, cited } = await open();
    const by = cited();
    await post(signed(), by);
    await post(ratifiedByRussia());
    expect(log.facts).toMatchObject([
      { ...signed(), stream, subject: treatyRuKp.development, evidence: by.evidence },
      { ...ratifiedByRussia(), stream, version: 2 },
    ]);
  });

  it('that says nothing new leaves a receipt only', async () => {
    const { log, post } = await open();
    await post(signed());
    expect(await post(signed())).toMatchObject({ positions: [], refusal: null });
    expect(log.facts).toHaveLength(1);
  });

  it('that another document shows as well gains it, and is not doubled', async () => {
    const { log, post, archive } = await open();
    await post(signed());
    const { sha256 } = await archived(archive, 'Interfax');
    const eventIds = log.facts.map(({ id }) => id);
    const data = { eventIds, subject: treatyRuKp.development };
    await post({ type: 'FactCorroborated', data }, provenance({ evidence: [sha256] }));
    expect(log.facts.map(({ type }) => type)).toEqual(['TreatySigned', 'FactCorroborated']);
  });

  it('of a dry run is shown, and nothing is written', async () => {
    const { bus, log, cited } = await open();
    const fact = { stream, askedAt, ...signed() };
    expect(
      await bus.execute(new RecordDevelopmentFactCommand(fact, cited(), { dryRun: true })),
    ).toMatchObject([signed()]);
    expect(log.facts).toEqual([]);
  });

  it.each<[string, DomainEvent, string]>([
    ['of a day to come', signed({ signedOn: moscowDay('2027-02-10') }), 'NOT_YET_HAPPENED'],
    ['that rests on nothing', ratifiedByRussia(), 'TREATY_NOT_SIGNED'],
    ['of another development', statements.tokyo(), 'STREAM_DISAGREES'],
    ['about another development', confirmed({ subject: 'jp-on-treaty' }), 'STREAM_DISAGREES'],
    ['that only a reaction records', whoInspects.opened(), 'FACT_NOT_POSTABLE'],
    ['that only a reaction answers', whoInspects.answered(), 'FACT_NOT_POSTABLE'],
    ['that is a retraction', { type: 'FactRetracted', data: {} }, 'FACT_NOT_POSTABLE'],
    ['of a type that nobody knows', { type: 'TreatyUpdated', data: {} }, 'EVENT_UNKNOWN'],
  ])('%s is refused', async (_case, fact, code) => {
    const { log, post } = await open();
    await expect(post(fact)).rejects.toMatchObject({ code });
    expect(log.facts).toEqual([]);
  });

  it('of a stream that is no development’s is refused', async () => {
    const { post, cited } = await open();
    await expect(
      post(armsTrade.alleged(), cited(), { stream: 'sanctions-regime/1718' }),
    ).rejects.toMatchObject({ code: 'STREAM_OF_NO_DEVELOPMENT' });
  });

  it('that tells of a look cites what was retrieved on its day or later', async () => {
    const { post } = await open();
    await post(signed());
    const look = (day: string) => post(confirmed({ stage: 'promulgated', seenOn: moscowDay(day) }));
    await expect(look('2026-11-25')).rejects.toMatchObject({ code: 'EVIDENCE_OLDER_THAN_LOOK' });
    await expect(look('2026-11-26')).rejects.toMatchObject({ code: 'LOOK_IN_THE_FUTURE' });
    expect(await look('2026-11-24')).toMatchObject({ positions: [2n] });
  });
});
