import type { FactToRetract } from '@recording';
import { archived, commandBus, koreanList, provenance, seoulDay } from '@testing';

import { RetractFactCommand, RetractFactHandler } from './retract-fact.command';

const { stream, established, expanded31st } = koreanList;

const open = async () => {
  const { bus, log, archive } = await commandBus(RetractFactHandler);
  const facts = [established(), expanded31st()];
  await log.append({
    appends: [{ stream, expectedVersion: 0, facts }],
    provenance: provenance(),
  });
  const { sha256 } = await archived(archive, '관보');
  const eventId = log.facts[1]?.id ?? '';
  const wrong = { stream, eventId, reason: 'Misread.', askedAt: '2026-11-25T00:00:00.000Z' };
  const retract = (over: Partial<FactToRetract> = {}, evidence: readonly string[] = []) =>
    bus.execute(new RetractFactCommand({ ...wrong, ...over }, provenance({ evidence })));
  return { bus, log, retract, wrong, sha256 };
};

const right = expanded31st({ grossAdded: 750 });

const look = (day: string) => ({
  type: 'StatusConfirmed',
  data: {
    ...{ subject: 'kr-situational-licence', provisions: 'all', stage: 'in-force' },
    seenOn: seoulDay(day),
  },
});

describe('A retraction', () => {
  it('is recorded with the right fact in one commit', async () => {
    const { log, retract, wrong, sha256 } = await open();
    expect(await retract({ replacement: right }, [sha256])).toMatchObject({ positions: [3n, 4n] });
    const [retracted, replaced] = log.facts.slice(2);
    expect(retracted).toMatchObject({
      type: 'FactRetracted',
      subject: '31st-notice',
      data: { eventIds: [wrong.eventId], reason: 'Misread.' },
    });
    expect(replaced).toMatchObject({ ...right, evidence: [sha256] });
    expect(replaced?.commit.id).toBe(retracted?.commit.id);
  });

  it('needs no document where nothing takes the place of the wrong fact', async () => {
    const { log, retract } = await open();
    await retract();
    expect(log.facts).toHaveLength(3);
  });

  it('brings a fact back where it is retracted itself', async () => {
    const { log, retract } = await open();
    await retract();
    const eventId = log.facts[2]?.id ?? '';
    expect(await retract({ eventId })).toMatchObject({ positions: [4n] });
    await expect(retract({ eventId })).rejects.toMatchObject({ code: 'FACT_ALREADY_RETRACTED' });
  });

  it('of a dry run is shown, and nothing is written', async () => {
    const { bus, log, wrong } = await open();
    const shown = await bus.execute(
      new RetractFactCommand(wrong, provenance({ evidence: [] }), { dryRun: true }),
    );
    expect(shown.map(({ type }) => type)).toEqual(['FactRetracted']);
    expect(log.facts).toHaveLength(2);
  });

  it.each([
    ['of no event', { eventId: '2ed6657d-e927-568b-95e1-2665a8aea6a2' }, 'EVENT_UNKNOWN_IN_STREAM'],
    ['in no stream of a list', { stream: 'sanctions-regime/1718' }, 'STREAM_OF_NO_LIST'],
    ['with a right fact without evidence', { replacement: right }, 'EVIDENCE_MISSING'],
    [
      'with the notice of a clock',
      { replacement: { type: 'FactRetracted', data: {} } },
      'FACT_NOT_POSTABLE',
    ],
  ])('%s is refused', async (_case, over, code) => {
    const { log, retract } = await open();
    await expect(retract(over)).rejects.toMatchObject({ code });
    expect(log.facts).toHaveLength(2);
  });

  it('that cites what nobody archived is refused', async () => {
    const { retract } = await open();
    await expect(retract({}, provenance().evidence)).rejects.toMatchObject({
      code: 'EVIDENCE_NOT_ARCHIVED',
    });
  });

  it.each([
    ['after its evidence was retrieved', '2026-11-25', 'EVIDENCE_OLDER_THAN_LOOK'],
    ['on a day to come', '2026-11-26', 'LOOK_IN_THE_FUTURE'],
  ])('with a look %s is refused', async (_case, day, code) => {
    const { log, retract, sha256 } = await open();
    await expect(retract({ replacement: look(day) }, [sha256])).rejects.toMatchObject({ code });
    await retract({ replacement: look('2026-11-24') }, [sha256]);
    expect(log.facts[3]).toMatchObject(look('2026-11-24'));
  });
});
