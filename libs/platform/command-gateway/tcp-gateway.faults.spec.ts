import { randomUUID } from 'node:crypto';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

import { RecordRegimeFactCommand } from '@contexts/security-council';
import { Logger } from '@nestjs/common';
import { ClientTCP } from '@nestjs/microservices';
import { provenance, regime1718, SettableClock } from '@testing';

import { EchoCommand, echoed, held, portsInMemory } from '../../testing/command-gateway.fixture';
import { requestFrame } from './request-frame';
import { ServiceConnection } from './service-connection';
import { gatewayTo, startService } from './services.fixture';
import { ServiceNotPlaced, type TcpGateway } from './tcp-gateway';

const ports = portsInMemory();
const opened: (() => void | Promise<void>)[] = [];

beforeAll(() => {
  Logger.overrideLogger(false);
});

afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close();
  echoed.length = 0;
});

const echoService = async (options: Parameters<typeof startService>[2] = {}) => {
  const service = await startService('echo', ports, options);
  opened.push(service.close);
  return service;
};

const gatewayOf = (...args: Parameters<typeof gatewayTo>): TcpGateway => {
  const gateway = gatewayTo(...args);
  opened.push(() => gateway.onApplicationShutdown());
  return gateway;
};

/** Takes connections and says what it is told to say: nothing, for the most part. */
const listener = async (
  onConnection: (socket: Socket) => void,
): Promise<Server & { port: number }> => {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    onConnection(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  opened.push(() => {
    sockets.forEach((socket) => socket.destroy());
    server.close();
  });
  return Object.assign(server, { port: (server.address() as AddressInfo).port });
};

const freePort = async (): Promise<number> => {
  const { port, close } = await startService('echo');
  await close();
  return port;
};

const frameOf = (value: unknown) =>
  requestFrame({
    ...{ id: randomUUID(), correlationId: '', deadline: '2999-01-01T00:00:00.000Z' },
    ...{ command: 'EchoCommand', arguments: [value, 'same'] },
  });

const UNCERTAIN = { message: expect.stringContaining('same Idempotency-Key') as string };

describe('A service that is down', () => {
  it('is named, and nothing was done', async () => {
    const gateway = gatewayOf({ echo: await freePort() }, ports.clock);
    await expect(gateway.execute(new EchoCommand(1))).rejects.toMatchObject({
      name: 'ServiceUnreachable',
      code: 'SERVICE_UNREACHABLE',
      message: expect.stringMatching(/echo .*ECONNREFUSED.*Nothing was done/) as string,
    });
  });

  it('is found again when it is back, and is not told what it missed', async () => {
    const port = await freePort();
    const gateway = gatewayOf({ echo: port }, ports.clock);
    await expect(gateway.execute(new EchoCommand('missed'))).rejects.toThrow('cannot be reached');
    const first = await echoService({ port });
    expect(await gateway.execute(new EchoCommand('first'))).toBe('first');
    await first.close();
    await expect(gateway.execute(new EchoCommand('again'))).rejects.toMatchObject({
      code: expect.stringMatching('SERVICE_') as string,
    });
    await echoService({ port });
    expect(await gateway.execute(new EchoCommand('second'))).toBe('second');
    expect(echoed).toEqual(['first', 'second']);
  });

  it('without a word is waited for until the deadline, and is sent nothing', async () => {
    const connecting = jest.spyOn(ClientTCP.prototype, 'connect');
    connecting.mockReturnValueOnce(new Promise(() => undefined));
    const connection = new ServiceConnection('echo', { host: '127.0.0.1', port: 1 }, 100_000);
    await expect(connection.ask(frameOf(1), 50)).rejects.toMatchObject({
      code: 'SERVICE_UNREACHABLE',
      message: expect.stringContaining('no connection within 50 ms') as string,
    });
    connecting.mockRestore();
  });

  it('keeps no other from answering', async () => {
    const { port } = await echoService();
    const gateway = gatewayOf({ echo: port, 'security-council': await freePort() }, ports.clock);
    const fact = { stream: regime1718.stream, askedAt: '2026-11-25T00:00:00.000Z' };
    const asked = new RecordRegimeFactCommand(
      { ...fact, ...regime1718.established() },
      provenance(),
    );
    await expect(gateway.execute(asked)).rejects.toThrow('security-council cannot be reached');
    expect(await gateway.execute(new EchoCommand(1))).toBe(1);
  });

  it('has to have a place all the same', () =>
    expect(() => gatewayTo({ echo: 1 }, ports.clock, { services: {} })).toThrow(ServiceNotPlaced));
});

describe('A service that does not reply', () => {
  it('has until the deadline, and may have done it', async () => {
    const release = held.hold('slow');
    const { port } = await echoService();
    const gateway = gatewayOf({ echo: port }, ports.clock, { deadlineMs: 100 });
    await expect(gateway.execute(new EchoCommand('slow'))).rejects.toMatchObject({
      ...{ name: 'ServiceTimedOut', code: 'SERVICE_TIMED_OUT', ...UNCERTAIN },
    });
    release();
    expect(await gateway.execute(new EchoCommand('next'))).toBe('next');
    expect(echoed).toEqual(['slow', 'next']);
  });

  it('is asked on another connection next, and was sent the command once', async () => {
    const heard: string[] = [];
    const silent = await listener((socket) => {
      const place = heard.push('') - 1;
      socket.on('data', (bytes) => (heard[place] = `${heard[place] ?? ''}${bytes.toString()}`));
    });
    const gateway = gatewayOf({ echo: silent.port }, ports.clock, { deadlineMs: 100 });
    await expect(gateway.execute(new EchoCommand('one'))).rejects.toThrow('within 100 ms');
    await expect(gateway.execute(new EchoCommand('two'))).rejects.toThrow('within 100 ms');
    expect(heard.map((text) => text.split('EchoCommand').length)).toEqual([2, 2]);
    expect(heard[1]).toContain('two');
  });

  it('takes with it nothing else that is under way', async () => {
    const releases = ['late', 'later'].map((value) => held.hold(value));
    const { port } = await echoService();
    const connection = new ServiceConnection('echo', { host: '127.0.0.1', port }, 100_000);
    const later = connection.ask(frameOf('later'), 5_000);
    await expect(connection.ask(frameOf('late'), 100)).rejects.toThrow('within 100 ms');
    connection.retire();
    releases.forEach((release) => release());
    expect(await later).toMatchObject({ outcome: 'done', result: 'later' });
  });

  it('does not begin what nobody waits for any longer', async () => {
    const service = await startService('echo', {
      ...ports,
      clock: new SettableClock('2999-01-01T00:00:00.000Z'),
    });
    opened.push(service.close);
    const gateway = gatewayOf({ echo: service.port }, ports.clock);
    await expect(gateway.execute(new EchoCommand(1))).rejects.toMatchObject({
      ...{ code: 'COMMAND_OVERDUE', message: expect.stringContaining('clocks disagree') as string },
    });
    expect(echoed).toEqual([]);
  });
});

describe('A service that replies', () => {
  it.each([
    ['to something else', { id: 'another', outcome: 'done', result: 1 }],
    ['what cannot be read', { outcome: 'fine' }],
    ['nothing', null],
  ])('%s has failed', async (_case, response) => {
    const odd = await listener((socket) =>
      socket.on('data', (bytes) => {
        const [, id = ''] = /"id":"([^"]+)"}$/.exec(bytes.toString()) ?? [];
        const packet = JSON.stringify({ id, response, isDisposed: true });
        socket.write(`${String(packet.length)}#${packet}`);
      }),
    );
    const gateway = gatewayOf({ echo: odd.port }, ports.clock);
    await expect(gateway.execute(new EchoCommand(1))).rejects.toThrow('failed at EchoCommand');
  });
});

describe('A service that goes away', () => {
  it('before it replied may have done it', async () => {
    const rude = await listener((socket) => socket.on('data', () => socket.destroy()));
    const gateway = gatewayOf({ echo: rude.port }, ports.clock);
    await expect(gateway.execute(new EchoCommand(1))).rejects.toMatchObject({
      ...{ name: 'ServiceBrokeOff', code: 'SERVICE_BROKE_OFF', ...UNCERTAIN },
    });
  });

  it('by intent replies to what it has begun, and begins nothing more', async () => {
    const release = held.hold('begun');
    const service = await echoService();
    const gateway = gatewayOf({ echo: service.port }, ports.clock);
    await gateway.execute(new EchoCommand('warm'));
    const begun = gateway.execute(new EchoCommand('begun'));
    while (!echoed.includes('begun')) await new Promise(setImmediate);
    const closing = service.close();
    await expect(gateway.execute(new EchoCommand('late'))).rejects.toMatchObject({
      ...{ code: 'SERVICE_STOPPING' },
    });
    release();
    expect(await begun).toBe('begun');
    await closing;
    expect(echoed).toEqual(['warm', 'begun']);
  });

  it('waits so long and no longer for what does not end', async () => {
    held.hold('endless');
    const service = await echoService({ stopMs: 50 });
    const gateway = gatewayOf({ echo: service.port }, ports.clock);
    const broken = expect(gateway.execute(new EchoCommand('endless'))).rejects.toMatchObject({
      ...{ code: 'SERVICE_BROKE_OFF' },
    });
    while (!echoed.includes('endless')) await new Promise(setImmediate);
    await service.close();
    await broken;
  });
});
