import type { DomainEvent } from '@kernel';
import { archived, commandBus, provenance, treatyRuKp } from '@testing';
import { v5 as uuid5 } from 'uuid';

import {
  RecordDevelopmentHistoryCommand,
  RecordDevelopmentHistoryHandler,
} from './record-development-history.command';

const { stream, signed, textPublished, ratifiedByRussia } = treatyRuKp;
const NAMESPACE = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';

const open = async () => {
  const { bus, log, archive } = await commandBus(RecordDevelopmentHistoryHandler);
  const { sha256 } = await archived(archive, 'KCNA');
  const load = (...facts: readonly DomainEvent[]) => {
    const named = facts.map((fact) => ({
      ...fact,
      ...{ id: uuid5(fact.type, NAMESPACE), evidence: [sha256] },
    }));
    const by = provenance({ evidence: [sha256] });
    return bus.execute(new RecordDevelopmentHistoryCommand({ stream, facts: named }, by));
  };
  return { log, load };
};

describe('The history of a development that the product ships', () => {
  it('is recorded once, and a longer one adds what is new', async () => {
    const { log, load } = await open();
    await load(signed(), textPublished());
    await load(signed(), textPublished());
    expect(log.facts.map(({ type }) => type)).toEqual(['TreatySigned', 'TreatyTextPublished']);
    await load(signed(), textPublished(), ratifiedByRussia());
    expect(log.facts.at(-1)).toMatchObject({ ...ratifiedByRussia(), version: 3 });
  });

  it('that breaks a rule is refused whole', async () => {
    const { log, load } = await open();
    await expect(load(textPublished(), signed())).rejects.toMatchObject({
      code: 'TREATY_NOT_SIGNED',
    });
    expect(log.facts).toEqual([]);
  });
});
