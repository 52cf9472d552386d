import { describeWithKafka } from '@testing';

import { openInstallation, type Installation } from './harness/installation';
import { rounds } from './harness/rounds';
import { settled } from './harness/settled';
import { faultsIn } from './oracle/oracle';

jest.setTimeout(180_000);

const SERVICES = ['relay', 'projections', 'developments'] as const;

describeWithKafka('Two processes of each service', (brokers) => {
  let place: Installation;

  beforeEach(async () => {
    place = await openInstallation({ brokers });
  });

  afterEach(() => place.close());

  it.each(rounds(3))(
    'publish, fold and react as one would, and as the other alone (%d)',
    async () => {
      const load = place.load;
      const [ones, others] = [0, 1].map(() => SERVICES.map((name) => place.service(name)));
      await Promise.all([...(ones ?? []), ...(others ?? [])].map((service) => service.start()));
      await load.commits(100);
      const stopLoad = load.begin();
      await Promise.all((ones ?? []).map((service) => service.kill()));
      await load.commits(50);
      await stopLoad();
      await settled(place);
      expect(await faultsIn(place)).toEqual([]);
    },
  );
});
