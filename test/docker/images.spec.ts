import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { SETTINGS, SERVICE_SETTINGS } from '@platform/config';

import { KNOWN_SETTINGS } from '../../libs/platform/config/known-settings';
import { environmentOf, execForm, inForce, instructions, ROOT, stages } from './dockerfile';

/** It starts the other apps as processes of one machine, and is no process of an installation. */
const FOR_A_WORKBENCH = ['stack'];

const apps = readdirSync(join(ROOT, 'apps')).filter((app) => !FOR_A_WORKBENCH.includes(app));

const inTheContext = readFileSync(join(ROOT, '.dockerignore'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('!'))
  .map((line) => line.slice(1));

const copiedFromContext = instructions
  .filter(({ keyword, words }) => keyword === 'COPY' && !words.startsWith('--from='))
  .flatMap(({ words }) => words.split(' ').slice(0, -1));

describe('The Dockerfile', () => {
  it('is built on one Node, by its whole version', () => {
    const images = stages.map(({ from }) => from).filter((from) => from.includes('$'));
    expect(new Set(images)).toEqual(new Set(['${NODE_IMAGE}']));
    expect(instructions[0]).toEqual({
      keyword: 'ARG',
      words: expect.stringMatching(/^NODE_IMAGE=node:20\.\d+\.\d+-bookworm-slim$/),
    });
  });

  it('builds on stages that it has, and copies from such', () => {
    const names = stages.map(({ name }) => name);
    const from = instructions.flatMap(({ words }) => /--from=(\S+)/.exec(words)?.[1] ?? []);
    const below = stages.map((stage) => stage.from).filter((name) => !name.includes('$'));
    expect(names).toEqual(expect.arrayContaining([...from, ...below]));
  });

  it('copies what there is, and what .dockerignore lets in', () => {
    expect(copiedFromContext.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
    const folders = copiedFromContext.map((path) => path.split('/')[0]);
    expect(inTheContext).toEqual(expect.arrayContaining(folders));
    expect(inTheContext.filter((path) => !folders.includes(path))).toEqual([]);
  });

  it('calls the product by its version', () => {
    const text = readFileSync(join(ROOT, 'package.json'), 'utf8');
    const { version } = JSON.parse(text) as Readonly<{ version: string }>;
    expect(instructions).toContainEqual({ keyword: 'ARG', words: `VERSION=${version}` });
  });

  it('is told no secret while it builds, and keeps none', () => {
    const told = instructions.filter(({ keyword }) => ['ARG', 'ENV'].includes(keyword));
    expect(told.filter(({ words }) => /password|secret|token|_url/i.test(words))).toEqual([]);
  });
});

describe.each(apps)('The image of %s', (app) => {
  it('runs its app, and no shell before it', () => {
    const words = [...execForm(app, 'ENTRYPOINT'), ...execForm(app, 'CMD')];
    expect(words.slice(0, 2)).toEqual(['node', `dist/apps/${app}/main.js`]);
    expect(existsSync(join(ROOT, 'apps', app, 'main.ts'))).toBe(true);
  });

  it('runs as nobody’s root, and is told to stop by the signal that the program hears', () => {
    expect(inForce(app, 'USER')).toBe('1000:1000');
    expect(inForce(app, 'STOPSIGNAL')).toBe('SIGTERM');
  });

  it('is looked after by its health, unless it is a command that ends', () =>
    expect(inForce(app, 'HEALTHCHECK')).toMatch(app === 'cli' ? /^NONE$/ : /CMD \["node", /));

  it('sets nothing that the program does not know, and is reached from outside', () => {
    const { NODE_ENV, ...settings } = environmentOf(app);
    expect(NODE_ENV).toBe('production');
    expect(KNOWN_SETTINGS).toEqual(expect.arrayContaining(Object.keys(settings)));
    expect(settings).toMatchObject({ INTERDICT_HOST: '0.0.0.0' });
  });
});

describe('Of the images', () => {
  const port = Number(SETTINGS.INTERDICT_PORT.fallback);
  const management = port + 1;
  const commands = Number(SERVICE_SETTINGS.INTERDICT_COMMANDS_PORT.fallback);

  it.each([
    ['api', [port, management]],
    ['standalone', [port, management]],
    ['export-controls', [commands, management]],
    ['security-council', [commands, management]],
    ['developments', [commands, management]],
    ['projections', [commands, management]],
    ['relay', [management]],
  ])('%s names the ports that the program listens on by default', (app, ports) =>
    expect(inForce(app, 'EXPOSE')).toBe(ports.join(' ')),
  );

  it.each(['api', 'standalone'])('%s keeps its documents in a volume', (app) =>
    expect(inForce(app, 'VOLUME')).toBe(environmentOf(app)['INTERDICT_DATA_DIR']),
  );

  it.each(['cli', 'standalone'])('%s can migrate', (app) =>
    expect(stages.find(({ name }) => name === app)?.instructions).toContainEqual({
      keyword: 'COPY',
      words: 'prisma/migrations prisma/migrations',
    }),
  );
});
