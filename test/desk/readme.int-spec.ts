import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { runInNewContext } from 'node:vm';

import { openTestDesk, type TestDesk } from '../harness/test-desk';

const README = readFileSync(join(__dirname, '../../README.md'), 'utf8');

const EXAMPLE = new RegExp(
  [
    String.raw`^\$ curl -s 'http://127\.0\.0\.1:8080(?<url>[^']+)' `,
    String.raw`\| node -p '(?<script>[^']+)'\n(?<output>[\s\S]*?)^\`\`\``,
  ].join(''),
  'gm',
);

const examples = [...README.matchAll(EXAMPLE)].map(({ groups }) => ({
  url: groups?.['url'] ?? '',
  script: groups?.['script'] ?? '',
  output: groups?.['output'] ?? '',
}));

describe('The README', () => {
  let desk: TestDesk;

  beforeAll(async () => {
    desk = await openTestDesk();
  }, 60_000);

  afterAll(() => desk.close());

  it('asks seven questions', () => expect(examples).toHaveLength(7));

  it.each(examples)('prints what is answered to $url', async ({ url, script, output }) => {
    const { text } = await desk.get(url);
    const printed: unknown = runInNewContext(script, { fs: { readFileSync: () => text }, JSON });
    expect(`${inspect(printed)}\n`).toBe(output);
  });
});
