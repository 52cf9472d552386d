import { interdict } from '../../apps/cli/testing';
import { openTestDesk, type TestDesk } from '../harness/test-desk';

describe('interdict load-reference, at a desk,', () => {
  let desk: TestDesk;

  afterEach(() => desk.close());

  const open = async (history: boolean) => {
    desk = await openTestDesk({ history, timekeeper: false });
    await desk.desk.app.listen(0, '127.0.0.1');
    return desk.desk.app.getUrl();
  };

  const position = async () => {
    const { body } = await desk.get('/v1/status');
    return Number((body as { data: { log: { position: string } } }).data.log.position);
  };

  it('loads what the desk was opened without', async () => {
    const url = await open(false);
    expect(await position()).toBe(0);
    const { code, stdout } = await interdict(['load-reference'], { url });
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/^Reference history: (\d+) of \1 documents and facts on record\.\n$/),
    ]);
    expect((await interdict(['lists', 'us-chpl'], { url })).code).toBe(0);
  }, 60_000);

  it('records nothing where all of it is on record', async () => {
    const url = await open(true);
    const before = await position();
    expect(before).toBeGreaterThan(0);
    expect((await interdict(['load-reference'], { url })).code).toBe(0);
    expect(await position()).toBe(before);
  }, 60_000);
});
