import { describeWithKafka } from '@testing';

import { openInstallation, type Installation } from '../harness/installation';
import { settled } from '../harness/settled';
import { faultsIn } from './oracle';

jest.setTimeout(120_000);

const NOBODYS = '00000000-0000-4000-8000-000000000000';

describeWithKafka('The oracle of faults', (brokers) => {
  let place: Installation;

  beforeAll(async () => {
    place = await openInstallation({ brokers });
    const services = (['relay', 'projections', 'developments'] as const).map((name) =>
      place.service(name),
    );
    await Promise.all(services.map((service) => service.start()));
    const load = place.load;
    await load.veto();
    await load.commits(30);
    await settled(place);
    for (const service of services) await service.stop();
  });

  afterAll(() => place.close());

  const within = async (change: string, back: string): Promise<readonly string[]> => {
    await place.pool.query(change);
    try {
      return await faultsIn(place);
    } finally {
      await place.pool.query(back);
    }
  };

  it('finds nothing where nothing is wrong', async () => {
    expect(await faultsIn(place)).toEqual([]);
  });

  it.each([
    [
      'a row that somebody changed',
      `UPDATE security_council.sanctions_regime_version SET value = value || '{"by": "hand"}'`,
      `UPDATE security_council.sanctions_regime_version SET value = value - 'by'`,
      'security-council@',
    ],
    [
      'a model that is behind',
      `UPDATE projections.cursor SET position = position - 1 WHERE model = 'developments'`,
      `UPDATE projections.cursor SET position = position + 1 WHERE model = 'developments'`,
      'developments@',
    ],
    [
      'a consumer that is behind',
      'UPDATE messaging.consumer SET position = position - 1',
      'UPDATE messaging.consumer SET position = position + 1',
      'developments has reacted up to',
    ],
    [
      'an event that nobody reacted to',
      `ALTER TABLE log.commit DISABLE TRIGGER ALL;
       UPDATE log.commit SET correlation_id = causation_id, causation_id = NULL
        WHERE causation_id IS NOT NULL`,
      `UPDATE log.commit SET causation_id = correlation_id WHERE actor LIKE 'when-%'`,
      'nobody has reacted to',
    ],
    [
      'one who reacted twice to the same',
      `ALTER TABLE log.commit DISABLE TRIGGER ALL;
       UPDATE log.commit SET causation_id = '${NOBODYS}' WHERE causation_id IS NULL`,
      `UPDATE log.commit SET causation_id = NULL WHERE causation_id = '${NOBODYS}'`,
      `has reacted twice to ${NOBODYS}`,
    ],
    [
      'a reaction that is parked',
      `INSERT INTO messaging.parked (consumer, event_id, position, reaction, code, message)
       SELECT 'developments', id, position, 'by-hand', 'RULE', 'A rule.' FROM log.event
        WHERE position = 1`,
      'DELETE FROM messaging.parked',
      'by-hand is parked: A rule.',
    ],
  ])('finds %s', async (_case, change, back, fault) => {
    const found = await within(change, back);
    expect(found.join('\n')).toContain(fault);
  });
});
