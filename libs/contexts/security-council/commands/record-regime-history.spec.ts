import type { DomainEvent } from '@kernel';
import { archived, commandBus, provenance, regime1718 } from '@testing';
import { v5 as uuid5 } from 'uuid';

import {
  RecordRegimeHistoryCommand,
  RecordRegimeHistoryHandler,
} from './record-regime-history.command';

const { stream, established, panelEstablished, panelExtended, adopted } = regime1718;
const { renewalVetoed, inspectionBlocked } = regime1718;
const NAMESPACE = '2ed6657d-e927-568b-95e1-2665a8aea6a2';

const open = async () => {
  const { bus, log, archive } = await commandBus(RecordRegimeHistoryHandler);
  const { sha256 } = await archived(archive, 'A row');
  const load = (...facts: readonly DomainEvent[]) => {
    const named = facts.map((fact, i) => ({
      ...fact,
      ...{ id: uuid5(String(i), NAMESPACE), evidence: [sha256] },
    }));
    const by = provenance({ evidence: [] });
    return bus.execute(new RecordRegimeHistoryCommand({ stream, facts: named }, by));
  };
  return { log, load };
};

const shipped = [established(), panelEstablished(), adopted(), panelExtended(), renewalVetoed()];

describe('The history of a regime that a product ships', () => {
  it('is recorded in one commit, with what follows from it', async () => {
    const { log, load } = await open();
    await load(...shipped);
    expect(log.facts).toMatchObject([
      ...[established(), panelEstablished(), adopted(), panelExtended(), renewalVetoed()],
      inspectionBlocked(),
    ]);
    expect(new Set(log.facts.map(({ commit }) => commit.id)).size).toBe(1);
  });

  it('is recorded once', async () => {
    const { log, load } = await open();
    await load(...shipped);
    expect(await load(...shipped)).toMatchObject({ positions: [] });
    expect(log.facts).toHaveLength(6);
  });

  it('gives each fact its own name, and none to what follows', async () => {
    const { log, load } = await open();
    await load(established(), panelEstablished(), adopted());
    expect(log.facts.map(({ id }) => id).slice(0, 3)).toEqual(
      ['0', '1', '2'].map((name) => uuid5(name, NAMESPACE)),
    );
    expect(log.facts).toHaveLength(4);
  });

  it('is refused whole where one of its facts is', async () => {
    const { log, load } = await open();
    await expect(load(established(), panelExtended())).rejects.toMatchObject({
      code: 'NO_MANDATE_TO_EXTEND',
    });
    expect(log.facts).toEqual([]);
  });
});
