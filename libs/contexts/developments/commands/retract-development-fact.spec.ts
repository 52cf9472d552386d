import type { DomainEvent } from '@kernel';
import type { NewFact } from '@platform/event-log';
import { archived, armsTrade, commandBus, provenance, whoInspects } from '@testing';

import {
  RetractDevelopmentFactCommand,
  RetractDevelopmentFactHandler,
} from './retract-development-fact.command';

const askedAt = '2026-11-25T00:00:00.000Z';

const open = async (stream: string, ...facts: readonly NewFact[]) => {
  const { bus, log, archive } = await commandBus(RetractDevelopmentFactHandler);
  const { sha256 } = await archived(archive, 'KCNA');
  await log.append({ appends: [{ stream, expectedVersion: 0, facts }], provenance: provenance() });
  const retract = (place: number, replacement?: DomainEvent) => {
    const eventId = log.facts[place]?.id ?? '';
    const wrong = { stream, eventId, reason: 'Misread.', askedAt, replacement };
    const evidence = replacement ? [sha256] : [];
    return bus.execute(new RetractDevelopmentFactCommand(wrong, provenance({ evidence })));
  };
  return { log, retract };
};

const { alleged, denied } = armsTrade;

describe('A retraction in a development', () => {
  it('is recorded with the right fact in one commit', async () => {
    const { log, retract } = await open(armsTrade.stream, alleged(), denied());
    const right = denied({ deniedBy: ['KP'] });
    expect(await retract(1, right)).toMatchObject({ positions: [3n, 4n] });
    expect(log.facts.slice(2)).toMatchObject([{ type: 'FactRetracted' }, right]);
  });

  it('brings a fact back where it is retracted itself, if nothing took its place', async () => {
    const { retract } = await open(armsTrade.stream, alleged(), denied());
    await retract(1);
    expect(await retract(2)).toMatchObject({ positions: [4n] });
    await retract(1, denied({ deniedBy: ['KP'] }));
    await expect(retract(4)).rejects.toMatchObject({ code: 'SAID_OTHERWISE' });
  });

  it('of what a reaction recorded is refused: its cause decides', async () => {
    const { log, retract } = await open(
      whoInspects.stream,
      ...[whoInspects.opened(), whoInspects.answered()],
    );
    await expect(retract(0)).rejects.toMatchObject({ code: 'QUESTION_FOLLOWS_ITS_CAUSE' });
    await expect(retract(1)).rejects.toMatchObject({ code: 'QUESTION_FOLLOWS_ITS_CAUSE' });
    expect(log.facts).toHaveLength(2);
  });

  it('of a withdrawal is refused as well', async () => {
    const id = '00000000-0000-4000-8000-000000000001';
    const data = { eventIds: [id], subject: whoInspects.development, reason: 'Misread.' };
    const { retract } = await open(
      whoInspects.stream,
      ...[
        { ...whoInspects.opened(), id },
        { type: 'FactRetracted', data },
      ],
    );
    await expect(retract(1)).rejects.toMatchObject({ code: 'QUESTION_FOLLOWS_ITS_CAUSE' });
  });
});
