import { describeWithCluster, startCluster, type TestCluster } from '@testing';

import { openInstallation, type Installation } from './harness/installation';
import { leaderOf } from './harness/leader';
import { rounds } from './harness/rounds';
import { longerBy, settled } from './harness/settled';
import { faultsIn } from './oracle/oracle';

jest.setTimeout(300_000);

describeWithCluster('The leader of three brokers', () => {
  let cluster: TestCluster;
  let place: Installation;
  let load: Installation['load'];

  beforeAll(async () => {
    cluster = await startCluster({ nodes: 3 });
    place = await openInstallation(cluster);
    load = place.load;
    await Promise.all([place.service('relay').start(), place.service('projections').start()]);
  });

  afterAll(async () => {
    await place.close();
    await cluster.stop();
  });

  it.each(rounds(3))('killed under load, is gone on without, and comes back (%d)', async () => {
    const stopLoad = load.begin();
    await longerBy(place, 50n);
    const topic = place.topics.log.name;
    const killed = await leaderOf(cluster, { kafka: place.kafka, topic });
    await killed.kill();
    await longerBy(place, 50n);
    await stopLoad();
    await settled(place);
    expect(await faultsIn(place)).toEqual([]);
    await killed.restart();
    await load.commits(20);
    await settled(place);
    expect(await faultsIn(place)).toEqual([]);
  });
});
