import { describeWithKafka } from '@testing';

import { openInstallation, type Installation } from './harness/installation';
import { cases } from './harness/rounds';
import { settled } from './harness/settled';
import { until } from './harness/until';
import { faultsIn } from './oracle/oracle';

jest.setTimeout(180_000);

/** Where it stops itself, as a machine does that is suspended. */
const FAILPOINTS = ['before-commit:5', 'before-send:5', 'after-send:5', 'after-commit:5'];

const FENCED = 'Publishing failed and is tried again';

describeWithKafka('A relay that is paused until another has its turn', (brokers) => {
  let place: Installation;
  let load: Installation['load'];

  beforeEach(async () => {
    place = await openInstallation({ brokers });
    load = place.load;
    await place.service('projections').start();
  });

  afterEach(() => place.close());

  const epoch = async (): Promise<number> => {
    const { rows } = await place.pool.query<Readonly<{ epoch: string }>>(
      'SELECT epoch FROM relay.lease',
    );
    return Number(rows[0]?.epoch);
  };

  it.each(cases(FAILPOINTS))(
    'at %s, is fenced when it wakes up and doubles nothing',
    async (at) => {
      const paused = place.service('relay', { failpoint: `${at}:SIGSTOP` });
      await paused.start();
      const stopLoad = load.begin();
      const other = place.service('relay');
      await other.start();
      await until('the other has its turn', async () =>
        (await epoch()) === 2 ? null : `epoch ${String(await epoch())}`,
      );
      await load.commits(20);
      paused.resume();
      // Where nothing was under way there is nothing to be fenced: it sees that its turn is over.
      if (at !== 'after-commit:5') await paused.hear((line) => line.includes(FENCED));
      await load.commits(20);
      // It waits for its turn like any other, and has it when the other goes.
      await other.stop();
      await until('the first has its turn again', async () =>
        (await epoch()) === 3 ? null : `epoch ${String(await epoch())}`,
      );
      await load.commits(20);
      await stopLoad();
      await settled(place);
      expect(await faultsIn(place)).toEqual([]);
    },
  );
});
