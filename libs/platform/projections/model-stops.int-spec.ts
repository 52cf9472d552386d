import type { EventFeed } from '@platform/event-feed';
import {
  countedModel,
  FiniteFeed,
  koreanList,
  openCountedLists,
  smallList,
  type CountedLists,
} from '@testing';

import { PostgresModelStops, tellStop } from './model-stops';
import { rebuild } from './rebuild';

describe('Why a model stands still', () => {
  let lists: CountedLists;

  beforeEach(async () => {
    lists = await openCountedLists();
    await lists.record(koreanList.expanded31st()); // position 1
    await lists.apply();
  });

  afterEach(() => lists.close());

  const told = (model = countedModel) => new PostgresModelStops(lists.pool).stopOf(model);

  const refuseRows = () =>
    lists.pool.query(
      'ALTER TABLE export_controls.listed_good_version ADD CONSTRAINT none CHECK (false) NOT VALID',
    );

  const admitRows = () =>
    lists.pool.query('ALTER TABLE export_controls.listed_good_version DROP CONSTRAINT none');

  const stopped = async () => {
    await refuseRows();
    await lists.record(smallList.itemised()); // 2
    return lists.apply();
  };

  it('is not told of one that goes on', async () => {
    expect(await told()).toBeUndefined();
  });

  it('is told as its runner says it', async () => {
    const stop = await stopped();
    expect(stop).toMatchObject({ code: 'ROWS_REFUSED', position: 2n });
    expect(await told()).toEqual(stop);
  });

  it('is told anew where it stands still for another reason', async () => {
    await stopped();
    await lists.pool.query('UPDATE log.head SET generation = gen_random_uuid()');
    const stop = await lists.apply();
    expect(stop).toMatchObject({ code: 'MODEL_OF_ANOTHER_GENERATION' });
    expect(await told()).toEqual(stop);
  });

  it('is over when somebody goes on with it', async () => {
    await stopped();
    await admitRows();
    expect(await lists.apply()).toBeUndefined();
    expect(await told()).toBeUndefined();
  });

  it('is over when somebody goes on with it who has nothing to apply', async () => {
    const { generation } = await lists.log.head();
    await lists.pool.query('UPDATE log.head SET generation = gen_random_uuid()');
    await lists.apply();
    expect(await told()).toMatchObject({ code: 'MODEL_OF_ANOTHER_GENERATION' });
    await lists.pool.query('UPDATE log.head SET generation = $1', [generation]);
    await lists.apply();
    expect(await told()).toBeUndefined();
  });

  it('is over when another runner moves on that has been on its way before', async () => {
    await lists.record(smallList.itemised()); // 2
    const feed = new FiniteFeed(lists.log);
    const stop = { code: 'ROWS_REFUSED', message: 'Elsewhere.', position: 2n };
    const follow: EventFeed['follow'] = async function* (...from) {
      await tellStop(lists.pool, countedModel, stop);
      expect(await told()).toEqual(stop);
      yield* feed.follow(...from);
    };
    await lists.apply({ feed: Object.create(feed, { follow: { value: follow } }) as EventFeed });
    expect(await told()).toBeUndefined();
  });

  it('is over when it was rebuilt', async () => {
    await lists.pool.query('UPDATE log.head SET generation = gen_random_uuid()');
    await lists.apply();
    expect(await told()).toMatchObject({ code: 'MODEL_OF_ANOTHER_GENERATION' });
    const { pool, log } = lists;
    await rebuild({ pool, log, model: countedModel }, { swap: true });
    expect(await told()).toBeUndefined();
  });

  it('is not that of another version of it', async () => {
    const outdated = { ...countedModel, version: 2 };
    expect(await lists.apply({ model: outdated })).toMatchObject({
      code: 'MODEL_OF_ANOTHER_VERSION',
    });
    expect(await told()).toBeUndefined();
    expect(await told(outdated)).toMatchObject({ code: 'MODEL_OF_ANOTHER_VERSION' });
    await lists.record(smallList.itemised());
    await lists.apply();
    expect(await told(outdated)).toMatchObject({ code: 'MODEL_OF_ANOTHER_VERSION' });
  });
});
