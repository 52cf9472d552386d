import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

import { createPool, createPrisma } from '@platform/database';
import { DatabaseError } from 'pg';

import { isDatabaseAway } from './database-away';

const away: { close: () => void; port: number }[] = [];

afterAll(() => {
  away.forEach(({ close }) => {
    close();
  });
});

/** Takes a connection and does with it what it is told to. */
const server = async (onConnection: (socket: Socket) => void): Promise<number> => {
  const sockets: Socket[] = [];
  const listening = createServer((socket) => {
    sockets.push(socket.on('error', () => undefined));
    onConnection(socket);
  }).listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  const close = () => {
    sockets.forEach((socket) => socket.destroy());
    listening.close();
  };
  away.push({ close, port });
  return port;
};

const stopped = async (): Promise<number> => {
  const port = await server(() => undefined);
  away.pop()?.close();
  return port;
};

/** What a pool and Prisma say of it: of a raw query, and of one that it words itself. */
const saidOf = async (host: string): Promise<readonly unknown[]> => {
  const url = `postgresql://any:any@${host}/any`;
  const [pool, prisma] = [createPool(url, { max: 1, name: '' }), createPrisma(url)];
  const asked = [pool.query('SELECT 1'), prisma.$queryRaw`SELECT 1`, prisma.cursor.findFirst()];
  const answers = await Promise.allSettled(asked);
  await Promise.all([pool.end(), prisma.$disconnect()]);
  return answers.map((one) => (one.status === 'rejected' ? one.reason : undefined) as unknown);
};

const refusedWith = (code: string): DatabaseError =>
  Object.assign(new DatabaseError('No.', 2, 'error'), { code });

describe('A database is away', () => {
  it.each([
    ['where nobody listens', async () => `127.0.0.1:${String(await stopped())}`],
    ['where the name leads nowhere', () => Promise.resolve('no.such.host.invalid:5432')],
    [
      'where it ends the connection',
      async () => `127.0.0.1:${String(await server((socket) => socket.destroy()))}`,
    ],
    [
      'where it takes the connection and is silent',
      async () => `127.0.0.1:${String(await server(() => undefined))}`,
    ],
  ])(
    '%s',
    async (_case, host) => {
      expect((await saidOf(await host())).map((error) => isDatabaseAway(error))).toEqual([
        ...[true, true, true],
      ]);
    },
    20_000,
  );

  it.each([
    ['it was shut down', refusedWith('57P01')],
    ['it crashed', refusedWith('57P02')],
    ['it is starting', refusedWith('57P03')],
    ['the connection failed', refusedWith('08006')],
    ['it has no more room', refusedWith('53300')],
    ['Prisma keeps what its driver was told', { code: 'P2010', meta: inDriver('57P01') }],
    ['it is the cause of something else', new Error('No.', { cause: refusedWith('57P03') })],
  ])('where %s', (_case, error) => expect(isDatabaseAway(error)).toBe(true));

  it.each([
    ['a rule of it refuses', refusedWith('23505')],
    ['a query is wrong', refusedWith('42P01')],
    ['somebody else’s query is cancelled', refusedWith('57014')],
    ['a file is missing', Object.assign(new Error('No.'), { code: 'ENOENT', syscall: 'open' })],
    ['a bug is a bug', new TypeError('It broke.')],
    ['nothing was thrown', undefined],
    ['an error is its own cause', roundabout()],
  ])('but not where %s', (_case, error) => expect(isDatabaseAway(error)).toBe(false));
});

function inDriver(code: string) {
  return { driverAdapterError: { name: 'DriverAdapterError', cause: { kind: 'postgres', code } } };
}

function roundabout(): Error {
  const error = new Error('No.');
  return Object.assign(error, { cause: error });
}
