import { describeWithKafka } from '@testing';

import { openInstallation, type Installation } from './harness/installation';
import { startOwnPostgres, type OwnPostgres, type RestartSignal } from './harness/own-postgres';
import { cases } from './harness/rounds';
import { longerBy, settled } from './harness/settled';
import { faultsIn } from './oracle/oracle';

jest.setTimeout(180_000);

const SIGNALS: readonly RestartSignal[] = ['SIGKILL', 'SIGQUIT', 'SIGINT'];

describeWithKafka('PostgreSQL', (brokers) => {
  let postgres: OwnPostgres;
  let place: Installation;
  let load: Installation['load'];

  beforeAll(async () => {
    postgres = await startOwnPostgres();
    place = await openInstallation({ brokers, database: postgres });
    load = place.load;
    await Promise.all([
      place.service('relay').start(),
      place.service('projections').start(),
      place.service('developments').start(),
    ]);
  });

  afterAll(() => place.close());

  it.each(cases(SIGNALS))('restarted under load by %s, loses and doubles nothing', async (how) => {
    const stopLoad = load.begin();
    await longerBy(place, 100n);
    await postgres.restart(how);
    await longerBy(place, 100n);
    await stopLoad();
    await settled(place);
    expect(await faultsIn(place)).toEqual([]);
  });
});
