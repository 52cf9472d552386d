import type { DomainEvent } from '@kernel';
import { archived, commandBus, newYorkDay, provenance, regime1718 } from '@testing';
import type { FactToRetract } from '@recording';

import { RecordRegimeFactCommand, RecordRegimeFactHandler } from './record-regime-fact.command';
import { RetractRegimeFactCommand, RetractRegimeFactHandler } from './retract-regime-fact.command';

const { stream, established, panelEstablished, panelExtended, panelExpired } = regime1718;
const { renewalVetoed, inspectionBlocked, adopted } = regime1718;
const askedAt = '2026-11-25T06:00:00.000Z';

const open = async (...facts: readonly DomainEvent[]) => {
  const { bus, log, archive } = await commandBus(RecordRegimeFactHandler, RetractRegimeFactHandler);
  const { sha256 } = await archived(archive, 'SC/15648');
  const cited = () => provenance({ evidence: [sha256] });
  const post = (fact: DomainEvent) =>
    bus.execute(new RecordRegimeFactCommand({ stream, askedAt, ...fact }, cited()));
  const retract = (position: bigint, over: Partial<FactToRetract> = {}) => {
    const eventId = log.facts.find((fact) => fact.position === position)?.id ?? '';
    const wrong = { stream, eventId, reason: 'Misread.', askedAt, ...over };
    return bus.execute(new RetractRegimeFactCommand(wrong, cited()));
  };
  for (const fact of facts) await post(fact);
  const idAt = (position: number) => log.facts[position - 1]?.id;
  return { log, post, retract, idAt };
};

const retraction = (subject: string, ...eventIds: readonly (string | undefined)[]) => ({
  ...{ type: 'FactRetracted', subject },
  data: { eventIds, subject, reason: 'Misread.' },
});

describe('A veto that was recorded wrongly', () => {
  const vetoed = () => open(established(), panelEstablished(), renewalVetoed());

  it('takes its block along', async () => {
    const { log, retract, idAt } = await vetoed();
    expect(await retract(3n)).toMatchObject({ positions: [5n] });
    expect(log.facts.at(-1)).toMatchObject(retraction('S/2024/255', idAt(3), idAt(4)));
  });

  it('is replaced with what is right in one commit, block and all', async () => {
    const { log, retract } = await vetoed();
    const right = renewalVetoed({ tally: { for: 12, against: 1, abstaining: 2 } });
    expect(await retract(3n, { replacement: right })).toMatchObject({ positions: [5n, 6n, 7n] });
    expect(log.facts.slice(5)).toMatchObject([right, inspectionBlocked()]);
  });

  it('can be recorded anew', async () => {
    const { log, post, retract } = await vetoed();
    await retract(3n);
    await post(renewalVetoed());
    expect(log.facts.slice(5)).toMatchObject([renewalVetoed(), inspectionBlocked()]);
  });

  it('comes back with its block where its retraction is retracted', async () => {
    const { log, retract, post, idAt } = await vetoed();
    await retract(3n);
    await retract(5n);
    expect(log.facts.at(-1)).toMatchObject(retraction('S/2024/255', idAt(5)));
    expect(await post(renewalVetoed())).toMatchObject({ positions: [] });
  });

  it('does not come back where it is on record again', async () => {
    const { retract, post } = await vetoed();
    await retract(3n);
    await post(renewalVetoed());
    await expect(retract(5n)).rejects.toMatchObject({ code: 'FACT_SAID_AGAIN' });
  });
});

describe('A block', () => {
  it('is not retracted alone: its veto is', async () => {
    const { log, retract } = await open(established(), panelEstablished(), renewalVetoed());
    await expect(retract(4n)).rejects.toMatchObject({
      code: 'BLOCK_RESTS_ON_VETO',
      message: expect.stringContaining('retract the veto') as string,
    });
    expect(log.facts).toHaveLength(4);
  });
});

describe('An adoption that was recorded wrongly', () => {
  it('takes along the extension that was derived with it, and returns with it', async () => {
    const { log, retract, post, idAt } = await open(established(), panelEstablished(), adopted());
    expect(await retract(3n)).toMatchObject({ positions: [5n, 6n] });
    expect(log.facts.slice(4)).toMatchObject([
      retraction('S/RES/2680(2023)', idAt(3)),
      retraction('panel-of-experts', idAt(4)),
    ]);
    expect(await retract(6n)).toMatchObject({ positions: [7n, 8n] });
    expect(await post(adopted())).toMatchObject({ positions: [] });
    expect(await post(panelExtended())).toMatchObject({ positions: [] });
  });

  it('leaves the extension that somebody else recorded', async () => {
    const facts = [established(), panelEstablished(), panelExtended(), adopted()];
    const { log, retract, idAt } = await open(...facts);
    expect(await retract(4n)).toMatchObject({ positions: [5n] });
    expect(log.facts.at(-1)).toMatchObject(retraction('S/RES/2680(2023)', idAt(4)));
  });

  it('leaves its extension where that one alone is wrong', async () => {
    const { log, retract, idAt } = await open(established(), panelEstablished(), adopted());
    await retract(4n);
    expect(log.facts.at(-1)).toMatchObject(retraction('panel-of-experts', idAt(4)));
  });
});

describe('A late extension that was wrong', () => {
  const late = panelExtended({
    ...{ extendedBy: 'S/RES/2999(2024)', decidedOn: newYorkDay('2024-04-30') },
    endsOn: newYorkDay('2025-04-30'),
  });
  const extended = () =>
    open(established(), panelEstablished(), panelExtended(), panelExpired(), late);

  it('is retracted, and what it took back returns with that', async () => {
    const { log, retract, post, idAt } = await extended();
    expect(log.facts.map(({ type }) => type).slice(3)).toEqual([
      ...['MonitoringMandateExpired', 'MonitoringMandateExtended', 'FactRetracted'],
    ]);
    expect(await retract(5n)).toMatchObject({ positions: [7n] });
    expect(log.facts.at(-1)).toMatchObject(retraction('panel-of-experts', idAt(5), idAt(6)));
    expect(await post(panelExpired())).toMatchObject({ positions: [] });
  });

  it('is replaced with one until another day, which takes the same back', async () => {
    const { log, retract, idAt } = await extended();
    const right = panelExtended({ ...late.data, endsOn: newYorkDay('2025-05-31') });
    await retract(5n, { replacement: right });
    expect(log.facts.slice(6)).toMatchObject([
      retraction('panel-of-experts', idAt(5), idAt(6)),
      right,
      { type: 'FactRetracted', data: { eventIds: [idAt(4)], subject: 'panel-of-experts' } },
    ]);
    await retract(8n);
    expect(log.facts.at(-1)).toMatchObject(retraction('panel-of-experts', idAt(8), idAt(9)));
  });

  it('comes back where its retraction is retracted, and the end is gone again', async () => {
    const { retract, post } = await extended();
    await retract(5n);
    expect(await retract(7n)).toMatchObject({ positions: [8n] });
    expect(await post(late)).toMatchObject({ positions: [] });
    await expect(post(panelExpired())).rejects.toMatchObject({ code: 'NOT_THE_LAST_DAY' });
  });

  it('falls with the adoption that it was derived from, and the end comes back', async () => {
    const adoption = adopted({
      ...{ symbol: 'S/RES/2999(2024)', votedOn: late.data.decidedOn },
      proposal: { extendsMandateUntil: newYorkDay('2025-04-30') },
    });
    const facts = [established(), panelEstablished(), panelExtended(), panelExpired(), adoption];
    const { log, retract, post, idAt } = await open(...facts);
    expect(log.facts.map(({ type }) => type).slice(4)).toEqual([
      ...['ResolutionAdopted', 'MonitoringMandateExtended', 'FactRetracted'],
    ]);
    await retract(5n);
    expect(log.facts.slice(7)).toMatchObject([
      retraction('S/RES/2999(2024)', idAt(5)),
      retraction('panel-of-experts', idAt(6), idAt(7)),
    ]);
    expect(await post(panelExpired())).toMatchObject({ positions: [] });
    expect(await retract(8n)).toMatchObject({ positions: [10n, 11n] });
    expect(await post(adoption)).toMatchObject({ positions: [] });
  });

  it('lets nothing return while it stands', async () => {
    const { retract } = await extended();
    await expect(retract(6n)).rejects.toMatchObject({ code: 'NOT_THE_LAST_DAY' });
  });
});

describe('A late renewal of measures', () => {
  const { firstCapImposed, measureExpired } = regime1718;
  const renewal = adopted({
    ...{ symbol: 'S/RES/2999(2017)', votedOn: newYorkDay('2017-12-31') },
    proposal: { extendsMeasuresUntil: newYorkDay('2018-12-31') },
  });

  it('falls with what it took back, and the end comes back', async () => {
    const { log, retract, post, idAt } = await open(
      ...[established(), firstCapImposed(), measureExpired(), renewal],
    );
    expect(log.facts.map(({ type }) => type).slice(3)).toEqual([
      ...['ResolutionAdopted', 'FactRetracted'],
    ]);
    await retract(4n);
    expect(log.facts.slice(5)).toMatchObject([
      retraction('S/RES/2999(2017)', idAt(4)),
      retraction('2375-14-refined-petroleum', idAt(5)),
    ]);
    expect(await post(measureExpired())).toMatchObject({ positions: [] });
  });
});

describe('A retracted founding act', () => {
  it('leaves facts that nothing can be said of until it returns', async () => {
    const { retract, post } = await open(established(), panelEstablished());
    await retract(1n);
    await expect(post(panelExtended())).rejects.toMatchObject({ code: 'REGIME_UNKNOWN' });
    await retract(3n);
    expect(await post(panelExtended())).toMatchObject({ positions: [5n] });
  });
});
