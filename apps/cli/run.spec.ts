import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

import { answering, interdict, NOWHERE, problem } from './testing';

const NAMES = [
  'start',
  'lists',
  'check',
  'checks',
  'changes',
  'regime',
  'timeline',
  'votes',
  'story',
  'import-edition',
  'record',
  'confirm',
  'retract',
  'events',
  'bisect',
  'rebuild',
  'replay',
  'backup',
  'status',
  'reactions',
  'load-reference',
  'log',
  'prepare',
];

describe('The command line', () => {
  it('has every command that is promised, and no other', async () => {
    const { stdout, code } = await interdict(['--help']);
    const named = [...stdout.matchAll(/^ {2}([a-z-]+) .*$/gm)].map(([, name]) => name);
    expect(named.filter((name) => name !== 'help')).toEqual(NAMES);
    expect(code).toBe(0);
  });

  it.each(NAMES)('shows examples and exit codes in the help of %s', async (name) => {
    const { stdout, code } = await interdict([name, '--help']);
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`Examples:\n  \\$ interdict ${name}\\b`));
    expect(stdout).toMatch(/Exit codes:\n +0 /);
  });

  it.each([
    ['an unknown command', ['list'], "unknown command 'list'"],
    ['an unknown option', ['lists', '--asof', '2024-07-01'], "unknown option '--asof'"],
    ['an argument too many', ['lists', 'a', 'b'], 'too many arguments'],
    ['an option without its value', ['lists', '--as-of'], 'argument missing'],
  ])('exits with 2 at %s, and says where to look', async (_case, words, said) => {
    const { code, stderr } = await interdict(words);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
    expect(stderr).toContain('(--help tells more)');
  });

  it('shows the help and exits with 2 where nothing is asked', async () => {
    const { code, stderr } = await interdict([]);
    expect(code).toBe(2);
    expect(stderr).toContain('Usage: interdict');
  });

  it('hands `start` over to the standalone, configured as was stated', async () => {
    const standalone = jest.fn(() => Promise.resolve());
    await interdict(['start', '--port', '8090', '--data-dir', './x'], { standalone });
    expect(standalone).toHaveBeenCalledWith({ INTERDICT_PORT: '8090', INTERDICT_DATA_DIR: './x' });
  });
});

describe('Where no instance answers, the command line', () => {
  it('says that nothing listens and how to start it, and exits with 4', async () => {
    const { code, stderr, stdout } = await interdict(['lists']);
    expect([code, stdout]).toEqual([4, '']);
    expect(stderr).toContain(`No instance can be reached at ${NOWHERE} (ECONNREFUSED)`);
    expect(stderr).toContain('start it with npm start');
    expect(stderr).not.toContain('    at ');
  });

  it('takes the address from --url before INTERDICT_URL, and refuses what is none', async () => {
    const elsewhere = await interdict(['lists', '--url', 'http://127.0.0.1:3']);
    expect(elsewhere.stderr).toContain('http://127.0.0.1:3');
    const { code, stderr } = await interdict(['lists', '--url', '127.0.0.1:8080']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('is no address of an instance')]);
  });

  it('asks at the default address where none is stated', async () => {
    const { stdout } = await interdict(['lists', '--help']);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('default http://127.0.0.1:8080');
  });

  it.each([
    ['is not ready', problem(503, 'MODEL_BEHIND', 'It stands at 3.'), 4, 'It stands at 3.'],
    ['fails', problem(500, 'UNEXPECTED', 'Unexpected.'), 1, 'Its log has more under c-1.'],
    ['is a web page', { body: '<html>' }, 4, 'does not speak the API of Interdict'],
    ['is something else', { status: 404, body: 'Not found' }, 4, 'does not speak the API'],
    ['answers in other words', { body: { data: [{ list: 1 }] } }, 4, 'at data.0.list'],
    [
      'refuses for several reasons',
      problem(400, 'REQUEST_INVALID', 'No.', ['asOf is a day', 'limit is a number']),
      3,
      'No. (REQUEST_INVALID)\n  asOf is a day\n  limit is a number',
    ],
  ])('tells where what answers %s', async (_case, reply, expected, said) => {
    const instance = await answering({ 'GET /v1/export-ban-lists': reply });
    const { code, stderr } = await interdict(['lists'], { url: instance.url });
    await instance.close();
    expect(code).toBe(expected);
    expect(stderr).toContain(said);
  });

  it('exits with 130 at Ctrl-C', async () => {
    const interrupt = new AbortController();
    const instance = await answering({
      'GET /v1/export-ban-lists': () => {
        interrupt.abort();
        return undefined;
      },
    });
    const { signal: interrupted } = interrupt;
    const { code } = await interdict(['lists'], { url: instance.url, interrupted });
    await instance.close();
    expect(code).toBe(130);
  });
});

describe('A command whose answer was lost on its way', () => {
  it('is sent again under the same key, so that it is done once', async () => {
    const bodies: string[] = [];
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', (bytes) => {
        bodies.push(bytes.toString());
        socket.resetAndDestroy();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    const { code, stderr } = await interdict(['rebuild', 'export-controls'], { url });
    await new Promise((resolve) => server.close(resolve));
    const keys = bodies.map((body) => /idempotency-key: (\S+)/i.exec(body)?.[1]);
    expect(keys).toEqual([expect.any(String), keys[0]]);
    expect([code, stderr]).toEqual([4, expect.stringContaining('was lost before the answer came')]);
  });
});
