import { readModels } from '@assembly';
import { digestOf, modelVersionOf } from '@platform/projections';
import { confirmed, commitTo, describeWithKafka, someStream } from '@testing';

import type { Ready, ServiceProcess } from '../../apps/stack';
import { openInstallation, type Installation } from './harness/installation';
import { settled } from './harness/settled';
import { until } from './harness/until';
import { faultsIn, faultsOfTopics } from './oracle/oracle';

jest.setTimeout(180_000);

const NOWHERE = '127.0.0.1:1';

describeWithKafka('An event of a type that this build does not know', (brokers) => {
  let place: Installation;
  let load: Installation['load'];
  let relay: ServiceProcess;
  let folding: Ready;
  let url: string;

  beforeAll(async () => {
    place = await openInstallation({ brokers });
    load = place.load;
    relay = place.service('relay');
    const addresses = ['EXPORT_CONTROLS', 'SECURITY_COUNCIL', 'DEVELOPMENTS', 'PROJECTIONS'].map(
      (service) => [`INTERDICT_${service}_ADDRESS`, NOWHERE],
    );
    const api = place.service('api', {
      env: Object.fromEntries(addresses) as Record<string, string>,
    });
    const started = await Promise.all([
      place.service('projections').start(),
      api.start(),
      relay.start(),
    ]);
    folding = started[0];
    url = String(started[1].url);
  });

  afterAll(() => place.close());

  /** Of the newest event: a later build has written it. */
  const makeUnknown = async (): Promise<bigint> => {
    const { position } = await place.log.head();
    await place.pool.query('ALTER TABLE log.event DISABLE TRIGGER ALL');
    await place.pool.query('UPDATE log.event SET schema_version = 99 WHERE position = $1', [
      position,
    ]);
    return position;
  };

  const told = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${String(folding.managementPort)}${path}`);
    return { status: response.status, text: await response.text() };
  };

  const rowsAt = async (position: bigint): Promise<readonly string[]> => {
    const client = await place.pool.connect();
    try {
      const digests: string[] = [];
      for (const model of readModels) {
        const schema = model.name.replaceAll('-', '_');
        digests.push((await digestOf(client, { model, schema, position })).sha256);
      }
      return digests;
    } finally {
      client.release();
    }
  };

  it('is published, and stops every model before it, with an alarm', async () => {
    await load.commits(40);
    await settled(place);
    expect(await faultsIn(place)).toEqual([]);
    const { position: before } = await place.log.head();
    const rows = await rowsAt(before);

    await relay.stop();
    await place.log.append(commitTo(someStream(), 0, [confirmed('any')]));
    const unknown = await makeUnknown();
    await relay.start();
    await load.commits(20);
    await until('all models stand still', async () => {
      const { rows: stops } = await place.pool.query('SELECT model FROM projections.stop');
      return stops.length === readModels.length ? null : JSON.stringify(stops);
    });

    const ready = await told('/readyz');
    expect(ready.status).toBe(503);
    expect(ready.text).toContain('EVENT_UNKNOWN: This build knows no event StatusConfirmed@99.');
    const { text: metrics } = await told('/metrics');
    const status = (await (await fetch(`${url}/v1/status`)).json()) as Status;
    for (const [n, model] of readModels.entries()) {
      expect(metrics).toMatch(new RegExp(`interdict_model_stopped{model="${model.name}".*} 1`));
      expect(status.data.models[n]).toMatchObject({
        model: modelVersionOf(model),
        position: String(before),
        stopped: { code: 'EVENT_UNKNOWN', position: String(unknown) },
      });
    }
    const { position: head } = await place.log.head();
    expect(await rowsAt(head)).toEqual(rows);
    await until(
      'all of it is published',
      async () => (await faultsOfTopics(place)).slice(0, 1).join() || null,
    );
  });
});

type Status = Readonly<{ data: Readonly<{ models: readonly object[] }> }>;
