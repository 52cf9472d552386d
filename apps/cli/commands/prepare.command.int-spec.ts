import { randomUUID } from 'node:crypto';

import { createPool, dropServiceLogins, SERVICE_ROLES, serviceUrl } from '@platform/database';
import { allOf, kafkaClient, topicsNamed } from '@platform/messaging/kafka';
import { describeWithKafka, emptyDatabase, freshTopic } from '@testing';

import { interdict } from '../testing';

const SECRET = 'geheim %/#?';

const passwords = Object.fromEntries(
  SERVICE_ROLES.map((role) => [`${role.toUpperCase()}_PASSWORD`, SECRET]),
);

/** Logins are the cluster’s, which other suites share. */
const ownSuffix = (): string => randomUUID().slice(0, 8);

let database: Awaited<ReturnType<typeof emptyDatabase>>;

beforeEach(async () => {
  database = await emptyDatabase();
});

afterEach(() => database.drop());

const withoutLogins = async (suffix: string) => {
  const pool = createPool(database.url, { max: 1, name: 'test' });
  await dropServiceLogins(pool, suffix);
  await pool.end();
};

type Environment = Readonly<Record<string, string>>;

const prepare = (env: Environment, ...words: readonly string[]) =>
  interdict(['prepare', ...words], { env });

describe('interdict prepare', () => {
  it('names all that it lacks at once, and does nothing', async () => {
    const { code, stdout, stderr } = await prepare({ INTERDICT_API_PASSWORD: SECRET });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(
      /DATABASE_URL, INTERDICT_KAFKA_BROKERS, INTERDICT_EXPORT_CONTROLS_PASSWORD, .*RELAY_PASSWORD/,
    );
    expect(stderr).not.toContain('INTERDICT_API_PASSWORD');
    expect(stderr).not.toContain(SECRET);
  });

  it.each([
    ['a password that Postgres would change', { INTERDICT_API_PASSWORD: 'geheimnisvoll schön' }],
    ['brokers that are none', { INTERDICT_KAFKA_BROKERS: 'kafka' }],
    ['a suffix that is none', { INTERDICT_LOGIN_SUFFIX: 'a; b' }],
  ])('refuses %s by its name, without a password in it', async (_case, wrong) => {
    const { code, stderr } = await prepare({
      ...{ DATABASE_URL: database.url, INTERDICT_KAFKA_BROKERS: 'a:1', ...passwords, ...wrong },
    });
    expect([code, stderr]).toEqual([2, expect.stringContaining(String(Object.keys(wrong)[0]))]);
    expect(stderr).not.toContain('geheim');
  });

  it('says that Postgres is away, when it has waited', async () => {
    const env = { ...passwords, INTERDICT_KAFKA_BROKERS: '127.0.0.1:1' };
    const away = { ...env, DATABASE_URL: 'postgresql://me:geheim@127.0.0.1:1/x' };
    let asked = 0;
    const pause = () => Promise.resolve(void (asked += 1));
    const ran = await interdict(['prepare', '--wait', '1'], { env: away, pause });
    expect([ran.code, ran.stdout]).toEqual([4, '']);
    expect(ran.stderr).toContain('Postgres cannot be reached at DATABASE_URL (ECONNREFUSED)');
    expect(ran.stderr).not.toContain('geheim');
    expect(asked).toBeGreaterThan(1);
  });

  it('tells at which step Kafka was away: what was made before stays', async () => {
    const suffix = ownSuffix();
    const env = { ...passwords, INTERDICT_LOGIN_SUFFIX: suffix, DATABASE_URL: database.url };
    const { code, stdout, stderr } = await prepare({
      ...{ ...env, INTERDICT_KAFKA_BROKERS: '127.0.0.1:1' },
    });
    await withoutLogins(suffix);
    expect(stdout).toMatch(/^Database: .* applied\.\nLogins: 6 made.*\n$/);
    expect(stderr).toMatch(/^Kafka cannot be reached at INTERDICT_KAFKA_BROKERS: .*127\.0\.0\.1:1/);
    expect(code).toBe(4);
  }, 60_000);

  it('refuses a time that is none', async () =>
    expect(await prepare({}, '--wait', 'soon')).toMatchObject({ code: 2 }));
});

describeWithKafka('Over a real broker interdict prepare', (brokers) => {
  const environment = () => ({
    DATABASE_URL: database.url,
    INTERDICT_KAFKA_BROKERS: brokers.join(','),
    INTERDICT_KAFKA_PREFIX: `${freshTopic('test').slice(0, 40)}.`,
    INTERDICT_LOGIN_SUFFIX: ownSuffix(),
    ...passwords,
  });

  const topicsThere = async (prefix: string) => {
    const admin = kafkaClient({ brokers, clientId: 'test' }).admin();
    await admin.connect();
    const names = await admin.listTopics();
    await admin.disconnect();
    return names.filter((name) => name.startsWith(prefix)).sort();
  };

  it('makes tables, logins and topics, and says so', async () => {
    const env = environment();
    const { code, stdout, stderr } = await prepare(env, '--wait', '20');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Database: (\d+) of \1 migrations applied\.\nLogins: 6 made, 0 were/);
    expect(stdout).toMatch(/^Topics: 5, those that were missing are made/m);
    expect(stdout).not.toContain('geheim');
    const topics = topicsNamed({ prefix: env.INTERDICT_KAFKA_PREFIX });
    expect(await topicsThere(env.INTERDICT_KAFKA_PREFIX)).toEqual(
      allOf(topics)
        .map(({ name }) => name)
        .sort(),
    );
    for (const role of SERVICE_ROLES) {
      const login = { password: SECRET, suffix: env.INTERDICT_LOGIN_SUFFIX };
      const pool = createPool(serviceUrl(database.url, role, login), { max: 1, name: 'test' });
      const { rows } = await pool.query<{ role: string }>('SELECT current_user AS role');
      await pool.end();
      expect(rows).toEqual([{ role }]);
    }
    await withoutLogins(env.INTERDICT_LOGIN_SUFFIX);
  }, 60_000);

  it('finds all of it there when it is run again, and takes the passwords of now', async () => {
    const env = environment();
    await prepare(env);
    const changed = { ...env, INTERDICT_API_PASSWORD: 'another' };
    const { code, stdout } = await prepare(changed);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Database: nothing to do, \d+ migrations were there\.$/m);
    expect(stdout).toMatch(/^Logins: 0 made, 6 were there/m);
    expect(stdout).toMatch(/^Topics: nothing to do, all 5 were there/m);
    const login = { password: 'another', suffix: env.INTERDICT_LOGIN_SUFFIX };
    const url = serviceUrl(database.url, 'interdict_api', login);
    const pool = createPool(url, { max: 1, name: 'test' });
    expect((await pool.query('SELECT 1')).rowCount).toBe(1);
    await pool.end();
    await withoutLogins(env.INTERDICT_LOGIN_SUFFIX);
  }, 60_000);

  it('refuses topics of another shape by their name', async () => {
    const env = environment();
    const { log } = topicsNamed({ prefix: env.INTERDICT_KAFKA_PREFIX });
    const admin = kafkaClient({ brokers, clientId: 'test' }).admin();
    await admin.connect();
    await admin.createTopics({ topics: [{ topic: log.name, numPartitions: 2 }] });
    await admin.disconnect();
    const { code, stderr } = await prepare(env);
    expect([code, stderr]).toEqual([3, expect.stringContaining('(PARTITIONS_DIFFER)')]);
    await withoutLogins(env.INTERDICT_LOGIN_SUFFIX);
  }, 60_000);
});
