import { describeWithKafka } from '@testing';

import { diedAt, startedOrDead } from './harness/died-at';
import { openInstallation, type Installation } from './harness/installation';
import { cases } from './harness/rounds';
import { settled } from './harness/settled';
import { faultsIn } from './oracle/oracle';

jest.setTimeout(180_000);

const FAILPOINTS = [
  'before-commit:5',
  'after-commit:5',
  'before-commit:1',
  'before-commit:2',
  'before-commit:30',
  'after-commit:30',
];

describeWithKafka('Projections that are killed', (brokers) => {
  let place: Installation;
  let load: Installation['load'];

  // A log of its own for each: what a load has made of forty lists takes ever longer to fold.
  beforeEach(async () => {
    place = await openInstallation({ brokers });
    load = place.load;
    await place.service('relay').start();
  });

  afterEach(() => place.close());

  it.each(cases(FAILPOINTS))(
    'at %s of a model’s transactions leave rows that the next go on with',
    async (failpoint) => {
      const killed = place.service('projections', { failpoint });
      const stopLoad = load.begin();
      await startedOrDead(killed);
      await diedAt(killed, failpoint);
      const next = place.service('projections');
      await next.start();
      await stopLoad();
      await settled(place);
      await next.stop();
      expect(await faultsIn(place)).toEqual([]);
    },
  );
});
