import { resolve } from 'node:path';

import { readConfig } from './config';
import { InvalidSetting, UnknownSetting } from './config.errors';
import { ALL_SETTINGS } from './known-settings';
import { SETTINGS } from './settings';
import { settingsTable } from './settings-table';

const refusalOf = (environment: Record<string, string>): string => {
  try {
    readConfig(environment);
    return 'accepted';
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidSetting);
    return (error as InvalidSetting).message;
  }
};

describe('The configuration', () => {
  const DEFAULTS = {
    dataDir: resolve('.interdict'),
    host: '127.0.0.1',
    port: 8080,
    managementPort: 8081,
    databaseUrl: null,
    actor: 'operator',
    logLevel: 'info',
    evidenceMaxBytes: 33_554_432,
    bodyMaxBytes: 8_388_608,
    url: 'http://127.0.0.1:8080',
    referenceDir: resolve('../shared/data'),
  };

  it('of an empty environment is a desk on this machine', () =>
    expect(readConfig({})).toEqual(DEFAULTS));

  it('takes an empty variable for one that is not set', () => {
    const empty = Object.fromEntries(Object.keys(SETTINGS).map((name) => [name, ' ']));
    expect(readConfig(empty)).toEqual(DEFAULTS);
  });

  it('reads every setting', () =>
    expect(
      readConfig({
        INTERDICT_DATA_DIR: '/srv/desk',
        INTERDICT_HOST: '::1',
        INTERDICT_PORT: '65535',
        INTERDICT_MANAGEMENT_PORT: '1',
        DATABASE_URL: 'postgres://me:secret@db/interdict',
        INTERDICT_ACTOR: 'desk-7',
        INTERDICT_LOG_LEVEL: 'silent',
        INTERDICT_EVIDENCE_MAX_BYTES: '1GiB',
        INTERDICT_BODY_MAX_BYTES: '1',
        INTERDICT_URL: 'https://desk.example',
        INTERDICT_REFERENCE_DIR: '/srv/published',
      }),
    ).toEqual({
      dataDir: '/srv/desk',
      host: '::1',
      port: 65_535,
      managementPort: 1,
      databaseUrl: 'postgres://me:secret@db/interdict',
      actor: 'desk-7',
      logLevel: 'silent',
      evidenceMaxBytes: 1_073_741_824,
      bodyMaxBytes: 1,
      url: 'https://desk.example',
      referenceDir: '/srv/published',
    }));

  it.each([
    ['the next port', { INTERDICT_PORT: '9000' }, 9001],
    ['any port beside any port', { INTERDICT_PORT: '0' }, 0],
    ['its own', { INTERDICT_PORT: '9000', INTERDICT_MANAGEMENT_PORT: '7000' }, 7000],
    ['none', { INTERDICT_MANAGEMENT_PORT: 'off' }, null],
    ['any', { INTERDICT_MANAGEMENT_PORT: '0' }, 0],
  ])('gives the management port %s', (_case, environment, port) =>
    expect(readConfig(environment).managementPort).toBe(port),
  );

  it.each([
    ['512', 512],
    ['2KiB', 2048],
    ['8MiB', 8_388_608],
  ])('reads the size %s', (text, size) =>
    expect(readConfig({ INTERDICT_BODY_MAX_BYTES: text }).bodyMaxBytes).toBe(size),
  );
});

describe('The configuration refuses', () => {
  it.each([
    ['INTERDICT_PORT', '65536'],
    ['INTERDICT_PORT', '-1'],
    ['INTERDICT_PORT', '80a'],
    ['INTERDICT_PORT', '8080.5'],
    ['INTERDICT_MANAGEMENT_PORT', 'none'],
    ['INTERDICT_MANAGEMENT_PORT', '65536'],
    ['INTERDICT_HOST', 'http://here'],
    ['INTERDICT_ACTOR', 'Jane Doe'],
    ['INTERDICT_LOG_LEVEL', 'loud'],
    ['INTERDICT_EVIDENCE_MAX_BYTES', '0'],
    ['INTERDICT_BODY_MAX_BYTES', '8MB'],
    ['INTERDICT_URL', 'localhost:8080'],
  ])('%s=%s, and says what it must be', (name, value) => {
    const refusal = refusalOf({ [name]: value });
    expect(refusal.split('\n')).toHaveLength(1);
    expect(refusal.startsWith(`${name}=${value}: must be `)).toBe(true);
    expect(refusal).not.toMatch(/invalid|expected/i);
  });

  it('a port that leaves no next one for the management', () =>
    expect(refusalOf({ INTERDICT_PORT: '65535' })).toContain('INTERDICT_MANAGEMENT_PORT=65536'));

  it('one port for both', () =>
    expect(refusalOf({ INTERDICT_MANAGEMENT_PORT: '8080' })).toContain('another port'));

  it.each(['mysql://root:secret@db/x', 'db.example secret'])(
    'the database %s without repeating a password',
    (url) => {
      const refusal = refusalOf({ DATABASE_URL: url });
      expect(refusal).toMatch(/^DATABASE_URL: must be postgresql:/);
      expect(refusal).not.toContain('secret');
    },
  );

  it('everything that is wrong at once', () =>
    expect(refusalOf({ INTERDICT_PORT: 'x', INTERDICT_LOG_LEVEL: 'y' }).split('\n')).toHaveLength(
      2,
    ));

  it('a setting that it does not know, and lists those that it does', () => {
    const misspelt = () => readConfig({ INTERDICT_PORTS: '1', INTERDICT_X: '', HOME: '/' });
    expect(misspelt).toThrow(UnknownSetting);
    expect(misspelt).toThrow('INTERDICT_PORTS, INTERDICT_X are no settings');
    Object.keys(SETTINGS).forEach((name) => expect(misspelt).toThrow(`\n  ${name}`));
  });
});

describe('The table of settings', () => {
  it('may be of some alone', () =>
    expect(settingsTable(['INTERDICT_HOST', 'INTERDICT_PORT']).split('\n')).toEqual([
      'INTERDICT_HOST  127.0.0.1  Where the API listens.',
      'INTERDICT_PORT  8080       Its port; 0 takes any that is free.',
    ]));

  it('has a line for each, with its default and its meaning in columns', () => {
    const lines = settingsTable().split('\n');
    const columns = lines.map((line) => /^(\S+) +(.+?) {2,}(\S.*)$/.exec(line)?.slice(1));
    expect(columns).toEqual(
      Object.entries(ALL_SETTINGS).map(([name, { fallback, meaning }]) => [
        name,
        fallback ?? '–',
        meaning,
      ]),
    );
  });
});
