import { EventLog } from '@platform/event-log';

import { interdict } from '../../apps/cli/testing';
import { sentenceOf } from '../../apps/cli/words/sentence-of';
import { historyOf } from '../harness/naive-rows';
import { openTestDesk, type TestDesk } from '../harness/test-desk';

const STATUS = '/v1/sanctions-regimes/1718/enforcement-status?asOf=2024-05-01';

describe('The command line on sanctions regimes, talking to the product', () => {
  let desk: TestDesk;
  let url: string;

  const ask = (...argv: string[]) => interdict([...argv, '--url', url]);

  beforeAll(async () => {
    desk = await openTestDesk();
    await desk.desk.app.listen(0, '127.0.0.1');
    url = await desk.desk.app.getUrl();
  }, 60_000);

  afterAll(() => desk.close());

  it('shows a regime with its axes and its measures', async () => {
    const { code, stdout } = await ask('regime', '1718', '--as-of', '2024-05-01');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Monitoring +lapsed \(Panel of Experts, mandate until 2024-04-30\)$/m);
    expect(stdout).toMatch(/2397-7-industrial-machinery .* S\/RES\/2397\(2017\) para 7/);
    expect(stdout).toContain('at most 500000 barrels a year');
  });

  it('finds a regime by a later name of its committee', async () => {
    const { stdout } = await ask('regime', '2713', '--as-of', '2026-01-01');
    expect(stdout).toContain('Regime 751');
  });

  it('tells the last year of a mandate in order', async () => {
    const { stdout } = await ask('timeline', '1718', '--from', '2024-01-01');
    const order = ['vetoed by RUS', 'blocked by RUS', 'ended with 2024-04-30', '11 states'];
    const places = order.map((words) => stdout.indexOf(words));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('shows vetoes with the casts that are known', async () => {
    const { stdout } = await ask('votes', '--regime', '1718', '--outcome', 'vetoed');
    expect(stdout).toMatch(/2024-03-28 +S\/2024\/255 +1718 +vetoed +13 +1 +1 .*RUS against/);
  });

  it('tells the whole story, and every chapter has an answer', async () => {
    const { code, stdout } = await ask('story');
    expect(code).toBe(0);
    expect(stdout).not.toMatch(/^ {2}.*\bnothing\b/m);
    for (const said of [
      '1159; announced: 243 more, 1402 in all',
      'S/RES/1718(2006) adopted 15-0-0',
      'measures in-force, monitoring lapsed, oversight committee and outside-un',
      'JP concern',
      'prohibited (S/RES/2397(2017) para 7)',
      'undetermined: kr-situational-licence is not-itemised',
    ]) {
      expect(stdout).toContain(said);
    }
  });

  it('finds the fact that turned an answer', async () => {
    const { code, stdout } = await ask('bisect', STATUS, '--expect', 'data.monitoring=lapsed');
    expect(code).toBe(0);
    expect(stdout).toMatch(/data\.monitoring turned from nothing that was known to lapsed/);
    expect(stdout).toContain('panel-of-experts is ended');
    expect(stdout).toContain('MSMT joint statement');
  });

  it('says in words what came since', async () => {
    const { stdout } = await ask('changes', '--since', 'position:0');
    expect(stdout).toContain('Draft S/2024/255 vetoed by RUS (13-1-1)');
    expect(stdout).toContain('Ratified by KP');
  });

  it('has words for every fact that the product ships', async () => {
    const history = await historyOf(desk.desk.app.get(EventLog));
    const speechless = history.filter((fact) => sentenceOf(fact) === fact.type);
    expect(history.length).toBeGreaterThan(150);
    expect(speechless.map(({ type }) => type)).toEqual([]);
  });

  it('prints lists and regimes as they stood, as known then', async () => {
    const { code, stdout } = await ask('replay', '--as-of', '2024-05-01');
    expect(code).toBe(0);
    expect(stdout).toMatch(/kr-situational-licence +1159/);
    expect(stdout).toMatch(/1718 +in-force +lapsed +committee$/m);
  });

  it('folds a model again and finds nothing changed by hand', async () => {
    const { code, stdout } = await ask(
      ...['replay', '--model', 'security-council', '--position', '110'],
    );
    expect([code, stdout]).toEqual([0, expect.stringContaining('is what the log says')]);
  });
});
