import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { BrokerProcess } from './broker-process';
import { LocalKafkaFailed } from './local-kafka.errors';
import { configure, nodeDirectoryIn } from './node-directory';

const never = () => new Promise<boolean>(() => undefined);
const notYet = () => Promise.resolve(false);

describe('The process of a broker', () => {
  let place: string;
  let broker: BrokerProcess | undefined;

  /** A Java that does this in place of running Kafka. */
  const brokerThat = async (does: string): Promise<BrokerProcess> => {
    const java = join(place, 'java');
    await writeFile(java, `#!/bin/sh\n${does}\n`);
    await chmod(java, 0o755);
    const directory = nodeDirectoryIn(place, 1);
    const seat = { id: 1, port: 1, controllerPort: 2 };
    await configure(directory, seat, [seat]);
    return (broker = await BrokerProcess.start(directory, { classPath: 'any', flags: [], java }));
  };

  beforeEach(async () => (place = await mkdtemp(join(tmpdir(), 'interdict-broker-'))));
  afterEach(async () => {
    await broker?.kill();
    await rm(place, { recursive: true });
  });

  it.each([
    ['answers nobody', never],
    ['is never as it should be', notYet],
  ])('that %s is given up after a while, with what it said', async (_what, holds) => {
    const silent = await brokerThat('echo I am waiting.; exec sleep 600');
    const waiting = silent.until(holds, 500);
    await expect(waiting).rejects.toThrow(LocalKafkaFailed);
    await expect(waiting).rejects.toThrow(
      /Kafka failed: it did not answer within 500 ms\. It said last:\nI am waiting\.$/,
    );
  });

  it('that ends is given up at once, with its last words', async () => {
    const ends = await brokerThat('echo I cannot.; exit 1');
    await expect(ends.until(never)).rejects.toThrow(/^Kafka failed: I cannot\.$/);
  });

  it('that answers is waited for no longer', async () =>
    expect(
      (await brokerThat('exec sleep 600')).until(() => Promise.resolve(true)),
    ).resolves.toBeUndefined());
});
