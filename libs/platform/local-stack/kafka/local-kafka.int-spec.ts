import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import {
  chmod,
  copyFile,
  mkdtemp,
  mkdir,
  readdir,
  readFile,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setImmediate as breath } from 'node:timers/promises';

import { describeWithCluster, openTopic } from '@testing';
import { Kafka, logLevel } from 'kafkajs';

import { endOf } from '../running-process';
import { brokersKnownTo } from './answering';
import { howToRun } from './kafka-home';
import { startLocalKafka, type LocalKafka } from './local-kafka';
import { LocalNode, portWasTaken } from './local-node';
import { loopbackPorts } from './loopback-ports';
import { configure, format, kafkaId, nodeDirectoryIn } from './node-directory';

jest.setTimeout(60_000);

let place = '';
const started: LocalKafka[] = [];

beforeEach(async () => (place = await mkdtemp(join(tmpdir(), 'interdict-broker-'))));
afterEach(async () => {
  await Promise.all(started.splice(0).flatMap(({ nodes }) => nodes.map((node) => node.kill())));
  await rm(place, { recursive: true, force: true, maxRetries: 5 });
});

const endOffset = async ({ brokers }: LocalKafka, topic: string) => {
  const admin = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  const [partition] = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  return partition?.high;
};

const send = async ({ brokers }: LocalKafka, topic: string) => {
  const kafka = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING });
  const producer = kafka.producer();
  await producer.connect();
  await producer.send({ topic, acks: -1, messages: [{ value: 'kept' }] });
  await producer.disconnect();
};

/** Another process, and the lines that it says. */
const child = (args: readonly string[], env: NodeJS.ProcessEnv = {}) => {
  const hook = join(process.cwd(), 'libs/testing/typescript.cjs');
  const fixture = join(__dirname, 'runs-kafka.fixture.ts');
  const started = spawn(process.execPath, ['-r', hook, fixture, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(env['PATH'] === undefined ? {} : { env }),
  });
  const lines = createInterface(started.stdout)[Symbol.asyncIterator]();
  const next = async (): Promise<string> => String((await lines.next()).value);
  const killed = async () => {
    started.kill('SIGKILL');
    await once(started, 'exit');
  };
  return { next, killed, stop: () => started.kill('SIGTERM') };
};

const untilThere = async (file: string): Promise<void> => {
  while (!existsSync(file)) await breath();
};

/** A path to Java alone, and to a Maven that is this script. */
const pathWith = async (mvn: string): Promise<string> => {
  const bin = join(place, 'bin');
  await mkdir(bin);
  const programs = ['java', 'setpriv', 'touch', 'cat', 'sleep'];
  const found = programs.map((name) => [name, whereIs(name)] as const);
  await Promise.all(
    found.filter(([, at]) => at !== '').map(([name, at]) => symlink(at, join(bin, name))),
  );
  await writeFile(join(bin, 'mvn'), `#!/bin/sh\n${mvn}\n`);
  await chmod(join(bin, 'mvn'), 0o755);
  return bin;
};

const whereIs = (name: string) =>
  execFileSync('sh', ['-c', `command -v ${name} || true`], { encoding: 'utf8' }).trim();

const CHECKPOINT_FILE = 'formatted.checkpoint';

describeWithCluster('A local Kafka', (home) => {
  const start = async (): Promise<LocalKafka> => {
    const kafka = await startLocalKafka({ home, dataDir: place });
    started.push(kafka);
    return kafka;
  };

  it('answers, stops, and has kept its messages when it starts again', async () => {
    const first = await start();
    const topic = await openTopic(first.brokers, 'kept');
    await send(first, topic);
    await first.stop();
    expect(await brokersKnownTo(first.brokers[0] ?? '')).toEqual([]);
    expect(await endOffset(await start(), topic)).toBe('1');
  });

  it('has the port that it is asked for, where nobody else has it', async () => {
    const [port = 0] = await loopbackPorts(1);
    const kafka = await startLocalKafka({ home, dataDir: place, port });
    started.push(kafka);
    expect(kafka.brokers).toEqual([`127.0.0.1:${String(port)}`]);
  });

  it('has lost nothing that it acknowledged when it was killed', async () => {
    const kafka = await start();
    const topic = await openTopic(kafka.brokers, 'kept');
    await send(kafka, topic);
    await kafka.nodes[0]?.kill();
    expect(kafka.nodes[0]?.pid).toBeUndefined();
    await kafka.nodes[0]?.restart();
    expect(await endOffset(kafka, topic)).toBe('1');
  });

  it('stops after a pause as well', async () => {
    const kafka = await start();
    kafka.nodes[0]?.pause();
    await kafka.stop();
    expect(kafka.nodes[0]?.pid).toBeUndefined();
  });

  it.each(['kernel', 'watcher'])('ends with its parent: by the %s', async (bond) => {
    if (bond === 'kernel' && whereIs('setpriv') === '') return;
    const { next, killed } = child(['start', dirname(home.path), place, bond]);
    const [, pid] = /^runs (\d+)$/.exec(await next()) ?? [];
    expect(pid).toBeDefined();
    await killed();
    expect(await endOf(Number(pid), 5000)).toBe(true);
  });

  it('is started from the cache without Maven', async () => {
    const PATH = await pathWith(`touch ${join(place, 'asked')}; exit 1`);
    const { next, killed } = child(['start', dirname(home.path), join(place, 'data')], { PATH });
    expect(await next()).toMatch(/^runs \d+$/);
    expect(existsSync(join(place, 'asked'))).toBe(false);
    await killed();
  });

  it('says what kept Maven from fetching it, and no address', async () => {
    const PATH = await pathWith(
      "echo '[ERROR] No a:b:1 in x (https://repo.inner.example/m2): gone'; exit 1",
    );
    const { next } = child(['start', join(place, 'cache'), place], { PATH });
    expect(await next()).toBe('fetching-kafka');
    expect(await next()).toMatch(/Maven could not fetch Kafka: No a:b:1 in a repository: gone$/);
    expect(await readdir(join(place, 'cache'))).toEqual([]);
  });

  it('is given up while Maven fetches it, of which nothing is left', async () => {
    const asked = join(place, 'asked');
    const PATH = await pathWith(`echo $$ > ${asked}.new; touch ${asked}; sleep 60`);
    const { next, stop } = child(['start', join(place, 'cache'), place], { PATH });
    expect(await next()).toBe('fetching-kafka');
    await untilThere(asked);
    const maven = Number(await readFile(`${asked}.new`, 'utf8'));
    stop();
    expect(await next()).toMatch(/^AbortError/);
    expect(await endOf(maven, 5000)).toBe(true);
    expect(await readdir(join(place, 'cache'))).toEqual([]);
  });

  it.each([
    ['is formatted', []],
    ['runs for the first time', [CHECKPOINT_FILE]],
  ])('is given up while it %s, of which nothing is left', async (_when, made) => {
    const own = join(place, 'cache', basename(home.path));
    await mkdir(own, { recursive: true });
    await symlink(join(home.path, 'lib'), join(own, 'lib'));
    await copyFile(join(home.path, 'whole'), join(own, 'whole'));
    const { next, stop } = child(['start', join(place, 'cache'), place]);
    expect(await next()).toBe('preparing-kafka');
    await Promise.all(made.map((file) => untilThere(join(own, file))));
    stop();
    expect(await next()).toMatch(/^AbortError/);
    expect(await readdir(own)).toEqual([...made, 'lib', 'whole']);
  });

  it('is fetched by two at once, and is one afterwards', async () => {
    const PATH = await pathWith(
      'for a in "$@"; do case $a in -DoutputDirectory=*) touch "${a#*=}/a.jar";; esac; done',
    );
    const { next } = child(['fetch', join(place, 'cache')], { PATH });
    const fetched = join(place, 'cache', 'kafka-4.4.0');
    expect(await next()).toBe(`${fetched} and ${fetched}`);
    expect(await readdir(join(place, 'cache'))).toEqual(['kafka-4.4.0']);
  });

  it('knows a port that was taken from a start that failed', async () => {
    const thief = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await once(thief, 'listening');
    const [controllerPort = 0] = await loopbackPorts(1);
    const seat = { id: 1, port: (thief.address() as AddressInfo).port, controllerPort };
    const directory = nodeDirectoryIn(place, 1);
    await configure(directory, seat, [seat]);
    await format(directory, { id: 1, cluster: kafkaId(), checkpoint: home.checkpoint });
    const node = new LocalNode(seat, directory, howToRun(home));
    const failure: unknown = await node.start([1]).catch((error: unknown) => error);
    expect(portWasTaken(failure)).toBe(true);
    await once(thief.close(), 'close');
    await node.restart();
    expect(await brokersKnownTo(node.broker)).toEqual([1]);
    await node.kill();
  });
});
