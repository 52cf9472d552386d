import { setTimeout as pause } from 'node:timers/promises';

import { describeWithCluster, startCluster, type TestCluster } from '@testing';

import type { ServiceProcess } from '../../apps/stack';
import { openInstallation, type Installation } from './harness/installation';
import { isLong, rounds } from './harness/rounds';
import { longerBy, settled } from './harness/settled';
import { until } from './harness/until';
import { faultsIn } from './oracle/oracle';

jest.setTimeout(300_000);

const A_MINUTE_MS = 60_000;

describeWithCluster('The only broker', () => {
  let cluster: TestCluster;
  let place: Installation;
  let load: Installation['load'];
  let relay: ServiceProcess;

  beforeAll(async () => {
    cluster = await startCluster({ nodes: 1 });
    place = await openInstallation(cluster);
    load = place.load;
    relay = place.service('relay');
    await relay.start();
    await Promise.all([
      place.service('projections').start(),
      place.service('developments').start(),
    ]);
  });

  afterAll(async () => {
    await place.close();
    await cluster.stop();
  });

  const broker = () => cluster.node(1);

  const outages = () =>
    relay.said.filter((line) => line.includes('Publishing failed and is tried again')).length;

  it.each(rounds(5))(
    'killed and restarted under load, loses and doubles nothing (%d)',
    async () => {
      const stopLoad = load.begin();
      await longerBy(place, 100n);
      await broker().kill();
      await longerBy(place, 100n);
      await broker().restart();
      await longerBy(place, 100n);
      await stopLoad();
      await settled(place);
      expect(await faultsIn(place)).toEqual([]);
    },
  );

  it('away for as long as the relay takes to say so, and longer, is caught up with', async () => {
    const before = outages();
    await broker().stop();
    await load.commits(50);
    await until('the relay says so', () =>
      Promise.resolve(outages() > before ? null : 'it has said nothing since'),
    );
    if (isLong) await pause(A_MINUTE_MS);
    await load.commits(10);
    await broker().restart();
    await load.commits(10);
    await settled(place);
    expect(await faultsIn(place)).toEqual([]);
  });
});
