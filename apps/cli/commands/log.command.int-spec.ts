import { createPool } from '@platform/database';
import { PostgresEventLog } from '@platform/event-log';
import { publishedLog } from '@platform/messaging/kafka';
import {
  commitTo,
  confirmed,
  describeWithKafka,
  emptyDatabase,
  freshDatabase,
  someStream,
} from '@testing';

import { openServices } from '../../../libs/platform/database/services.fixture';
import { openDistributed } from '../../../libs/platform/messaging/kafka/distributed.fixture';
import { interdict, type Circumstances } from '../testing';

type Database = Awaited<ReturnType<typeof freshDatabase>>;

describe('interdict log new-generation', () => {
  let database: Database;

  beforeEach(async () => {
    database = await freshDatabase();
    await withLog((log) => log.append(commitTo(someStream(), 0, ['a', 'b'].map(confirmed))));
  });

  afterEach(() => database.drop());

  const withLog = async <Told>(use: (log: PostgresEventLog) => Promise<Told>): Promise<Told> => {
    const pool = createPool(database.url, { max: 2, name: 'test' });
    const log = new PostgresEventLog(pool);
    const told = await use(log);
    await log.close();
    await pool.end();
    return told;
  };

  const generation = async () => (await withLog((log) => log.head())).generation;

  const newGeneration = (
    words: readonly string[] = [],
    { env, ...world }: Circumstances = {},
    url = database.url,
  ) =>
    interdict(['log', 'new-generation', ...words], {
      ...world,
      env: { DATABASE_URL: url, ...env },
    });

  it('opens one after the last position, and says which it follows', async () => {
    const before = await generation();
    const { code, stdout, stderr } = await newGeneration(['--yes']);
    const after = await generation();
    expect(stderr).toMatch(
      /^The log ends at position 2, recorded 20.*Z, generation [0-9a-f-]+\.$/m,
    );
    expect(stderr).toContain('INTERDICT_KAFKA_BROKERS is not set');
    expect(stdout).toBe(`Generation ${after} follows ${before} after position 2.\n`);
    expect([code, after === before]).toEqual([0, false]);
    const pool = createPool(database.url, { max: 1, name: 'test' });
    expect(await publishedLog(pool)).toMatchObject({ isOpened: true, openedAfter: 2n });
    await pool.end();
  });

  it('prints the generations as JSON', async () => {
    const previous = await generation();
    const { stdout } = await newGeneration(['--yes', '--json']);
    const opened = { generation: await generation(), previous, after: '2' };
    expect(JSON.parse(stdout)).toEqual(opened);
  });

  it('asks a person first, and shows what there is', async () => {
    const before = await generation();
    const { code, stderr } = await newGeneration([], { typed: 'y\n' });
    expect(stderr).toMatch(
      /The log ends at position 2[^]*never recorded\.\nOpen a new generation\? /,
    );
    expect([code, (await generation()) === before]).toEqual([0, false]);
  });

  it.each(['n\n', '\n', ''])('changes nothing where the person says %j', async (typed) => {
    const before = await generation();
    const { code, stderr } = await newGeneration([], { typed });
    expect(stderr).toContain('Nothing was changed.');
    expect([code, await generation()]).toEqual([0, before]);
  });

  it('refuses where nobody is there to be asked', async () => {
    const before = await generation();
    const { code, stderr } = await newGeneration();
    expect([code, await generation()]).toEqual([2, before]);
    expect(stderr).toContain('--yes');
  });

  it('says what it could not learn from Kafka, and lets the person decide', async () => {
    const env = { INTERDICT_KAFKA_BROKERS: '127.0.0.1:1' };
    const { code, stderr } = await newGeneration(['--yes'], { env });
    expect(stderr).toMatch(/^Kafka, asked for interdict\.log\.v1: .*ECONNREFUSED/m);
    expect(code).toBe(0);
  }, 60_000);

  it('refuses one who is not the owner', async () => {
    const services = await openServices();
    const { code, stderr } = await newGeneration(['--yes'], {}, services.urlOf('interdict_api'));
    await services.close();
    expect([code, stderr]).toEqual([3, expect.stringContaining('the owner of the database')]);
    expect(stderr).not.toContain('    at ');
  });

  it.each([
    ['no DATABASE_URL', '', 2, 'DATABASE_URL must be set'],
    [
      'no database there',
      'postgresql://me:geheim@127.0.0.1:1/x',
      4,
      'cannot be reached at DATABASE_URL',
    ],
    ['what is no address', 'mysql://me:geheim@db/x', 2, 'DATABASE_URL: must be postgresql'],
  ])('refuses %s, and repeats no password', async (_case, url, expected, said) => {
    const { code, stderr } = await newGeneration(['--yes'], {}, url);
    expect([code, stderr]).toEqual([expected, expect.stringContaining(said)]);
    expect(stderr).not.toMatch(/geheim| {4}at /);
  });

  it('refuses a database without a log', async () => {
    const empty = await emptyDatabase();
    const { code, stderr } = await newGeneration(['--yes'], {}, empty.url);
    await empty.drop();
    expect([code, stderr]).toEqual([3, expect.stringContaining('interdict prepare')]);
  });

  it.each([[['log', '--help']], [['log', 'new-generation', '--help']]])(
    'explains when: %j',
    async (words) => {
      const { code, stdout } = await interdict(words);
      expect(code).toBe(0);
      expect(stdout).toContain('KAFKA_AHEAD_OF_LOG');
    },
  );
});

describeWithKafka('Over a real broker interdict log new-generation', (brokers) => {
  /** A log that the relay has published whole, under topics of its own. */
  const published = async () => {
    const distributed = await openDistributed(brokers);
    await distributed.append('a', 'b');
    const relay = distributed.startRelay();
    await distributed.settled(2n);
    await relay.stop();
    const prefix = distributed.topics.log.name.replace('interdict.log.v1', '');
    const env = {
      INTERDICT_KAFKA_BROKERS: brokers.join(','),
      INTERDICT_KAFKA_PREFIX: prefix,
    };
    return { ...distributed, env };
  };

  it('shows what Kafka holds beyond a log that was restored from an older copy', async () => {
    const { env, close } = await published();
    // A fresh database is a copy of the one that the published log began in.
    const restored = await freshDatabase();
    const { code, stderr } = await interdict(['log', 'new-generation'], {
      ...{ typed: 'n\n', env: { ...env, DATABASE_URL: restored.url } },
    });
    await restored.drop();
    await close();
    expect(stderr).toContain('Kafka holds position 2 of a log that goes to 0');
    expect(stderr).toContain('Nothing was changed.');
    expect(code).toBe(0);
  }, 60_000);

  it('says where nothing speaks for a new one', async () => {
    const { env, pool, close } = await published();
    const url = pool.options.connectionString ?? '';
    const { stderr } = await interdict(['log', 'new-generation'], {
      ...{ typed: 'n\n', env: { ...env, DATABASE_URL: url } },
    });
    await close();
    expect(stderr).toContain('Kafka holds this log up to position 2: nothing speaks for a new');
  }, 60_000);
});
