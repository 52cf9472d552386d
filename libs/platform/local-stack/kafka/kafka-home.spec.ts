import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { cachedJars, defaultKafkaCache, KAFKA_VERSION } from './kafka-home';

const HOME = `kafka-${KAFKA_VERSION}`;

describe('Cached jars', () => {
  let cache = '';
  const holding = async (...files: string[]) => {
    await mkdir(join(cache, HOME, 'lib'), { recursive: true });
    await Promise.all(files.map((file) => writeFile(join(cache, HOME, file), 'a.jar\nb.jar')));
  };

  beforeEach(async () => (cache = await mkdtemp(join(tmpdir(), 'interdict-cache-'))));
  afterEach(() => rm(cache, { recursive: true }));

  it('are there when the stamp is', async () => {
    await holding('lib/a.jar', 'lib/b.jar', 'whole');
    expect(await cachedJars(cache)).toBe(join(cache, HOME));
  });

  it.each([
    ['nothing was fetched', []],
    ['the fetching was broken off', ['lib/a.jar', 'lib/b.jar']],
    ['somebody tidied', ['lib/a.jar', 'whole']],
  ])('are not there where %s', async (_case, files) => {
    await holding(...files);
    expect(await cachedJars(cache)).toBeUndefined();
  });
});

describe('The cache of Kafka', () => {
  it('is where the desktop says, else in the home directory', () => {
    expect(defaultKafkaCache({ XDG_CACHE_HOME: '/cache' })).toBe('/cache/interdict');
    expect(defaultKafkaCache({})).toMatch(/\.cache.interdict$/);
  });
});
