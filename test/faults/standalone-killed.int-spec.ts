import { openAppPlace, type AppPlace } from '../harness/app-place';
import type { AppProcess } from '../harness/app-process';
import { eventsAt, expectWholeHistory } from '../harness/whole-history';

const kill = async ({ child, exited }: AppProcess) => {
  child.kill('SIGKILL');
  await exited;
};

describe('A standalone instance', () => {
  let place: AppPlace;

  const start = () => place.start();

  beforeEach(async () => (place = await openAppPlace('standalone')));

  afterEach(() => place.close());

  it('that is killed at any moment loses nothing and holds no half of a list', async () => {
    const moments = [/Making a Postgres/, /Migrating/, /Migrating: .*projections/];
    for (const moment of moments) {
      const killed = start();
      await killed.said(moment);
      await kill(killed);
    }
    const loaded = start();
    const before = await eventsAt(await loaded.url);
    await kill(loaded);

    const after = start();
    expect(await eventsAt(await after.url)).toEqual(before);
    expectWholeHistory(before);
  }, 120_000);
});
