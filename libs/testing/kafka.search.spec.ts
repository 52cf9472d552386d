import { searchJava, searchKafka, type Surroundings } from './kafka.search';

const NOTHING: Surroundings = {
  given: undefined,
  dockerAnswers: () => Promise.resolve(false),
  javaVersion: () => Promise.resolve(undefined),
  kafkaIsCached: () => Promise.resolve(false),
  mavenIsHere: () => Promise.resolve(false),
};

const yes = () => Promise.resolve(true);
const java = (version: string) => ({ javaVersion: () => Promise.resolve(version) });
const unasked = () => Promise.reject(new Error('Nobody needed to ask.'));
const UNASKED = { javaVersion: unasked, kafkaIsCached: unasked, mavenIsHere: unasked };

describe('Kafka for a test run', () => {
  it('is the one that was named, before anything is asked', async () => {
    const named = { ...UNASKED, dockerAnswers: unasked, given: 'one:9092, two:9092' };
    const brokers = ['one:9092', 'two:9092'];
    expect(await searchKafka(named)).toEqual({ by: 'name', brokers });
  });

  it('is in a container where an engine answers, whatever Java there is', async () =>
    expect(await searchKafka({ ...NOTHING, ...UNASKED, dockerAnswers: yes })).toEqual({
      by: 'docker',
    }));

  it.each([
    ['is fetched with Maven by Java 17', { ...java('17.0.15'), mavenIsHere: yes }],
    ['is the cached one, without a Maven', { ...java('21'), kafkaIsCached: yes }],
    [
      'is the cached one, without asking Maven',
      { ...java('17'), kafkaIsCached: yes, mavenIsHere: unasked },
    ],
    ['is not the one of an empty name', { ...java('17'), kafkaIsCached: yes, given: '' }],
  ])('%s', async (_case, around) =>
    expect(await searchKafka({ ...NOTHING, ...around })).toEqual({ by: 'java' }),
  );

  it.each([
    ['any Java', {}, 'Java 17 is needed where there is none'],
    [
      'a Java of today',
      { ...java('16.0.2'), mavenIsHere: yes },
      'Java 17 is needed where there is 16',
    ],
    ['a way to fetch it', java('17'), 'neither a Kafka in the cache nor a Maven'],
  ])('is missing without %s, and all that would have done is named', async (_case, around, why) => {
    const { missing } = (await searchKafka({ ...NOTHING, ...around })) as { missing: string };
    expect(missing).toContain('TEST_KAFKA_BROKERS is not set, no Docker engine answers, and ');
    expect(missing).toContain(why);
  });
});

describe('Kafka to kill', () => {
  it('is no container and no broker of others', async () => {
    const elsewhere = { ...NOTHING, given: 'one:9092', dockerAnswers: yes };
    expect(await searchJava(elsewhere)).toEqual({
      missing: 'Java 17 is needed where there is none',
    });
  });
});
