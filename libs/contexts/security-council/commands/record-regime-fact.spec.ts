import type { DomainEvent } from '@kernel';
import {
  archived,
  commandBus,
  koreanList,
  newYorkDay,
  provenance,
  regime1718,
  seoulDay,
} from '@testing';

import { RecordRegimeFactCommand, RecordRegimeFactHandler } from './record-regime-fact.command';

const { stream, established, panelExtended, panelExpired, renewalVetoed } = regime1718;
const {
  measureImposed,
  inspectionBlocked,
  confirmed,
  adopted,
  panelEstablished,
  outsideMonitoring,
} = regime1718;
const askedAt = '2026-11-25T06:00:00.000Z';

const open = async () => {
  const { bus, log, archive } = await commandBus(RecordRegimeFactHandler);
  const { sha256 } = await archived(archive, 'SC/15648');
  const cited = () => provenance({ evidence: [sha256] });
  const post = (fact: DomainEvent, by = cited(), over: object = {}) =>
    bus.execute(new RecordRegimeFactCommand({ stream, askedAt, ...fact, ...over }, by));
  return { bus, log, archive, post, cited };
};

const monitored = async () => {
  const desk = await open();
  await desk.post(established());
  await desk.post(panelEstablished());
  return desk;
};

const machinery = (...codes: readonly string[]) =>
  measureImposed({ goods: { codeSystem: 'hs2022', codes: [...codes] } });

describe('A posted fact of a regime', () => {
  it('is decided, and recorded with its evidence', async () => {
    const { log, post, cited } = await open();
    const by = cited();
    expect(await post(established(), by)).toMatchObject({ positions: [1n] });
    expect(await post(panelEstablished())).toMatchObject({ positions: [2n] });
    expect(log.facts).toMatchObject([
      { ...established(), stream, subject: '1718', evidence: by.evidence },
      { ...panelEstablished(), subject: 'panel-of-experts' },
    ]);
  });

  it('that is a veto of a renewal is one commit with the block, and gives it no name', async () => {
    const { log, post, cited } = await monitored();
    const factId = '2ed6657d-e927-568b-95e1-2665a8aea6a2';
    expect(await post(renewalVetoed(), cited(), { factId })).toMatchObject({ positions: [3n, 4n] });
    const [veto, block] = log.facts.slice(2);
    expect(veto).toMatchObject({ ...renewalVetoed(), id: factId });
    expect(block).toMatchObject({ ...inspectionBlocked(), commit: { id: veto?.commit.id } });
    expect(block?.id).not.toBe(factId);
  });

  it('that was derived from an adoption before stays quiet', async () => {
    const { log, post } = await monitored();
    expect(await post(adopted())).toMatchObject({ positions: [3n, 4n] });
    expect(await post(panelExtended())).toMatchObject({ positions: [], refusal: null });
    expect(log.facts.at(-1)).toMatchObject(panelExtended());
  });

  it('that takes an expiry back does so in its own commit', async () => {
    const { log, post } = await monitored();
    await post(panelExtended());
    await post(panelExpired());
    await post(panelExtended({ ...late }));
    const [expired, extended, retracted] = log.facts.slice(3);
    expect(extended).toMatchObject(panelExtended({ ...late }));
    expect(retracted).toMatchObject({
      type: 'FactRetracted',
      ...{ subject: 'panel-of-experts', data: { eventIds: [expired?.id] } },
      commit: { id: extended?.commit.id },
    });
  });

  it('of another zone is one where it was announced there', async () => {
    const { log, post } = await monitored();
    await post(outsideMonitoring({ announcedOn: seoulDay('2024-10-16') }));
    expect(log.facts.at(-1)).toMatchObject(outsideMonitoring());
  });

  it('that is asked again is answered as it was', async () => {
    const { log, post, cited } = await open();
    const by = cited();
    const receipt = await post(established(), by);
    expect(await post(established(), by)).toEqual(receipt);
    expect(log.facts).toHaveLength(1);
  });

  it('of a dry run is shown, and nothing is written', async () => {
    const { bus, log, cited } = await monitored();
    const fact = { stream, askedAt, ...renewalVetoed() };
    const shown = await bus.execute(new RecordRegimeFactCommand(fact, cited(), { dryRun: true }));
    expect(shown).toMatchObject([renewalVetoed(), inspectionBlocked()]);
    expect(log.facts).toHaveLength(2);
  });

  it.each([
    ['for a regime that is unknown', panelExtended(), 'REGIME_UNKNOWN'],
    ['into the stream of another', established({ regime: '1737' }), 'STREAM_DISAGREES'],
    ['of a type that nobody knows', { type: 'RegimeUpdated', data: {} }, 'EVENT_UNKNOWN'],
    ['that is a retraction', { type: 'FactRetracted', data: {} }, 'FACT_NOT_POSTABLE'],
    ['that only a veto derives', inspectionBlocked(), 'FACT_NOT_POSTABLE'],
    ['of a list', koreanList.established(), 'FACT_NOT_POSTABLE'],
    ['of a day to come', established({ decidedOn: newYorkDay('2027-02-10') }), 'NOT_YET_DECIDED'],
    ['about goods that no edition holds', machinery('8486', '7701'), 'GOODS_CODE_UNKNOWN'],
  ])('%s is refused', async (_case, fact, code) => {
    const { log, post } = await open();
    await expect(post(fact)).rejects.toMatchObject({ code });
    expect(log.facts).toEqual([]);
  });

  it('about goods is refused where the regime has no territory', async () => {
    const { log, post } = await open();
    await post(established({ territories: [] }));
    await expect(post(machinery('8486'))).rejects.toMatchObject({
      code: 'REGIME_WITHOUT_TERRITORY',
    });
    await post(measureImposed({ kind: 'asset-freeze', direction: null, goods: null }));
    expect(log.facts).toHaveLength(2);
  });

  it('of a stream that is no regime’s is refused', async () => {
    const { post, cited } = await open();
    await expect(post(established(), cited(), { stream: koreanList.stream })).rejects.toMatchObject(
      { code: 'STREAM_OF_NO_REGIME' },
    );
  });

  it('that no schema admits is refused with the places that misfit', async () => {
    const { post } = await open();
    const { territories: _, ...data } = established().data;
    await expect(post({ type: 'SanctionsRegimeEstablished', data })).rejects.toThrow('territories');
  });

  it('that cites nothing, or what nobody archived, is refused', async () => {
    const { post } = await monitored();
    await expect(post(panelExpired(), provenance({ evidence: [] }))).rejects.toMatchObject({
      code: 'EVIDENCE_MISSING',
    });
    await expect(post(panelExtended(), provenance())).rejects.toMatchObject({
      code: 'EVIDENCE_NOT_ARCHIVED',
    });
  });
});

const late = {
  extendedBy: 'S/RES/2999(2024)',
  decidedOn: newYorkDay('2024-04-29'),
  endsOn: newYorkDay('2025-04-30'),
};

describe('A posted look at a mandate', () => {
  // The archived document was retrieved on 24 November 2026 in New York.
  const look = async (day: string, over: object = {}) => {
    const { post, cited } = await monitored();
    return post(confirmed({ seenOn: newYorkDay(day) }), cited(), over);
  };

  it('cites what was retrieved on its day or later', async () => {
    expect(await look('2026-11-24')).toMatchObject({ positions: [3n] });
    await expect(look('2026-11-25')).rejects.toMatchObject({ code: 'EVIDENCE_OLDER_THAN_LOOK' });
  });

  it('is on no day that has yet to begin', async () => {
    await expect(look('2026-11-26')).rejects.toMatchObject({ code: 'LOOK_IN_THE_FUTURE' });
  });
});

describe('A further document', () => {
  it('for a fact on record is recorded, and doubles nothing', async () => {
    const { log, archive, post } = await monitored();
    const { sha256 } = await archived(archive, 'S/PV.9591');
    const data = { eventIds: [log.facts[1]?.id ?? ''], subject: 'panel-of-experts' };
    const corroborated = { type: 'FactCorroborated', data };
    await post(corroborated, provenance({ evidence: [sha256] }));
    expect(log.facts.at(-1)).toMatchObject(corroborated);
    expect(await post(panelEstablished())).toMatchObject({ positions: [] });
  });
});
