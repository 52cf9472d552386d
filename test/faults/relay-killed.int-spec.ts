import { describeWithKafka } from '@testing';

import { diedAt } from './harness/died-at';
import { openInstallation, type Installation } from './harness/installation';
import { cases } from './harness/rounds';
import { settled } from './harness/settled';
import { faultsIn } from './oracle/oracle';

jest.setTimeout(180_000);

const FAILPOINTS = [
  'after-send:3',
  'before-send:2',
  'before-commit:2',
  'after-commit:1',
  'before-send:20',
  'after-send:20',
  'before-commit:20',
  'after-commit:20',
];

describeWithKafka('A relay that is killed', (brokers) => {
  let place: Installation;
  let load: Installation['load'];

  beforeAll(async () => {
    place = await openInstallation({ brokers });
    load = place.load;
    await place.service('projections').start();
  });

  afterAll(() => place.close());

  it.each(cases(FAILPOINTS))(
    'at %s leaves a topic that the next goes on with',
    async (failpoint) => {
      const killed = place.service('relay', { failpoint });
      await killed.start();
      const stopLoad = load.begin();
      await diedAt(killed, failpoint);
      const next = place.service('relay');
      await next.start();
      await stopLoad();
      await settled(place);
      await next.stop();
      expect(await faultsIn(place)).toEqual([]);
    },
  );
});
