import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { interdict } from '../../apps/cli/testing';
import { openTestDesk, type TestDesk } from '../harness/test-desk';

describe('The command line, talking to the product', () => {
  let desk: TestDesk;
  let url: string;
  let dir: string;

  const ask = (...argv: string[]) => interdict([...argv, '--url', url]);

  beforeAll(async () => {
    desk = await openTestDesk();
    await desk.desk.app.listen(0, '127.0.0.1');
    url = await desk.desk.app.getUrl();
    dir = await mkdtemp(join(tmpdir(), 'interdict-cli-'));
  }, 60_000);

  afterAll(async () => {
    await desk.close();
    await rm(dir, { recursive: true });
  });

  it('lists what is held', async () => {
    const { code, stdout: out } = await ask('lists');
    expect(code).toBe(0);
    expect(out).toMatch(/kr-situational-licence +MOTIE .* 1402 /);
  });

  it('prints the API’s answer untouched with --json', async () => {
    const { stdout: out } = await ask('lists', 'us-chpl', '--as-of', '2024-03-01', '--json');
    const { body } = await desk.get('/v1/export-ban-lists/us-chpl?asOf=2024-03-01');
    expect(JSON.parse(out)).toEqual(body);
  });

  it('says by its exit code what the verdict is', async () => {
    const to = async (origin: string, destination: string, asOf: string) =>
      (
        await ask(
          ...['check', 'hs2022:854231', '--as-of', asOf],
          ...['--origin', origin, '--destination', destination],
        )
      ).code;
    expect(await to('US', 'RU', '2024-03-01')).toBe(10);
    expect(await to('KR', 'RU', '2024-10-01')).toBe(11);
    expect(await to('US', 'CH', '2024-10-01')).toBe(0);
  });

  it('checks a file of goods, and says which lines it could not', async () => {
    const file = join(dir, 'goods.csv');
    await writeFile(file, 'code,name\n854231,processors\n854199,nothing\n');
    const {
      code,
      stdout: out,
      stderr: err,
    } = await ask(
      ...['check', '--file', file, '--as-of', '2024-03-01'],
      ...['--origin', 'US', '--destination', 'RU'],
    );
    expect(code).toBe(3);
    expect(out).toContain('licence-required');
    expect(out + err).toMatch(/854199/);
  });

  it('records a check and finds it again', async () => {
    const { stdout: out } = await ask(
      ...['check', 'hs2022:854231', '--as-of', '2024-03-01', '--record', '--json'],
      ...['--origin', 'US', '--destination', 'RU'],
    );
    const { data } = JSON.parse(out) as { data: { determination: string } };
    const found = await ask('checks', data.determination);
    expect([found.code, found.stdout]).toEqual([0, expect.stringContaining(data.determination)]);
  });

  it('confirms what was seen, and only what was seen', async () => {
    const seen = ['--publisher', 'MOFCOM', '--tier', 'ministry', '--title', 'The list of notices'];
    const list = 'cn-mofcom-61-2025';
    const guess = await ask('confirm', list, '--seen-on', '2026-11-20', ...seen);
    expect(guess.code).toBe(2);
    expect(guess.stderr).toContain('--stage');
    const looked = ['confirm', list, '--stage', 'suspended', '--seen-on', '2026-11-20', ...seen];
    expect((await ask(...looked)).code).toBe(0);
    const { stdout: out } = await ask('lists', list, '--as-of', '2026-11-21');
    expect(out).not.toContain('revival-unconfirmed');
    expect(out).toMatch(/1\(3\) +suspended/);
  });

  it('retracts a fact, and the answer at an older position stays', async () => {
    const { body } = await desk.get(
      '/v1/events?type=StatusConfirmed&stream=export-ban-list/cn-mofcom-61-2025',
    );
    const [{ eventId, position }] = body.data as [{ eventId: string; position: string }];
    const { code } = await ask('retract', eventId, '--reason', 'Another page was looked at.');
    expect(code).toBe(0);
    const list = ['lists', 'cn-mofcom-61-2025', '--as-of', '2026-11-21'];
    expect((await ask(...list)).stdout).toContain('revival-unconfirmed');
    const before = await ask(...list, '--known-at', `position:${position}`);
    expect(before.stdout).not.toContain('revival-unconfirmed');
  });

  it('folds the model from scratch and finds it the same', async () => {
    const { code, stdout: out } = await ask('rebuild');
    expect(code).toBe(0);
    expect(out).toContain('rebuilt');
    expect((await ask('rebuild', '--swap')).code).toBe(0);
    expect((await ask('lists')).code).toBe(0);
  });

  it('copies the whole history with its evidence, and checks the copy', async () => {
    const copy = join(dir, 'backup');
    expect((await ask('backup', copy)).code).toBe(0);
    expect((await interdict(['backup', '--verify', copy])).code).toBe(0);
    await writeFile(join(copy, 'events.ndjson'), '{}\n');
    expect((await interdict(['backup', '--verify', copy])).code).toBe(1);
  });

  it('says what refused it, by name', async () => {
    const { code, stderr: err } = await ask('lists', 'kr-no-such-list');
    expect([code, err]).toEqual([3, expect.stringContaining('LIST_UNKNOWN')]);
  });

  it('tells how to start an instance where none answers', async () => {
    const { code, stderr: err } = await interdict(['status', '--url', 'http://127.0.0.1:1']);
    expect([code, err]).toEqual([4, expect.stringContaining('npm start')]);
  });
});
