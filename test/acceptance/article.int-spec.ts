import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { openTestDesk, type TestDesk } from '../harness/test-desk';

type Question = Readonly<{
  id: string;
  request: string;
  expect: Readonly<Record<string, unknown>>;
}>;

const { questions } = JSON.parse(
  readFileSync(join(__dirname, 'article.json'), 'utf8'),
) as Readonly<{ questions: readonly Question[] }>;

/** Answered by contexts that this version does not have; each of them is named here. */
const OF_OTHER_CONTEXTS = /^(1718-|2374-|1737-|treaty-)/;
const OTHERS = [
  'vetoes-1718',
  'russia-voted-for-1718',
  'arms-trade',
  'seoul-on-arms',
  'tokyo',
  'check-un-goods',
  'one-inspection-block',
  'horizon',
];

const asked = questions.filter(({ id }) => !OF_OTHER_CONTEXTS.test(id) && !OTHERS.includes(id));

/** `data.0.net` and `data.pending.length` into the body; `status` is the answer's own. */
const at = (body: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], body);

describe('The questions that began it', () => {
  let desk: TestDesk;

  beforeAll(async () => {
    desk = await openTestDesk();
  }, 60_000);

  afterAll(() => desk.close());

  it('are asked, all that concern export controls', () =>
    expect(asked.map(({ id }) => id)).toEqual([
      'kr-before-announcement',
      'kr-announced-not-in-force',
      'kr-day-before',
      'kr-in-force',
      'kr-seoul-midnight',
      'kr-seoul-just-before',
      'kr-disputed-date',
      'kr-first',
      'kr-rebased',
      'check-count-only',
      'check-nothing-listed',
      'check-chpl',
      'check-unknown-code',
      'unknown-list',
      'unknown-parameter',
      'bad-date',
      'the-243',
      'cn-one-limb',
      'cn-suspended',
      'cn-never-operated',
      'cn-revival-unconfirmed',
    ]));

  it.each(asked)('$id: $request', async ({ request, expect: expected }) => {
    const answer = await desk.get(request.replace('GET ', ''));
    const { status = 200, ...paths } = expected;
    expect(answer.status).toBe(status);
    for (const [path, value] of Object.entries(paths)) {
      expect([path, at(answer.body, path)]).toEqual([path, value]);
    }
  });
});
