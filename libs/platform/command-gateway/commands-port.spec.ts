import { once } from 'node:events';
import { connect } from 'node:net';

import { Logger } from '@nestjs/common';

import { EchoCommand, echoed, portsInMemory, SPREAD } from '../../testing/command-gateway.fixture';
import { gatewayTo, startService } from './services.fixture';
import type { TcpGateway } from './tcp-gateway';

const MAX_BYTES = 100_000;

const ports = portsInMemory();
let service: Awaited<ReturnType<typeof startService>>;
let gateway: TcpGateway;

beforeAll(async () => {
  Logger.overrideLogger(false);
  service = await startService('echo', ports, { maxBytes: MAX_BYTES });
  gateway = gatewayTo({ echo: service.port }, ports.clock, { maxBytes: MAX_BYTES });
});

afterAll(async () => {
  gateway.onApplicationShutdown();
  await service.close();
});

const ID = '2ed6657d-e927-568b-95e1-2665a8aea6a2';

const frame = (over: object = {}) => ({
  ...{ version: 1, id: ID, correlationId: ID, deadline: '2999-01-01T00:00:00.000Z' },
  ...{ command: 'EchoCommand', arguments: ['x', 'same', { $undefined: true }] },
  ...over,
});

const framed = (packet: unknown): string => {
  const text = typeof packet === 'string' ? packet : JSON.stringify(packet);
  return `${String(text.length)}#${text}`;
};

/** What comes back before whoever listens hangs up, or has replied once. */
const saidTo = async (text: string): Promise<string> => {
  const socket = connect(service.port, '127.0.0.1');
  let said = '';
  socket.on('data', (bytes) => {
    said += bytes.toString();
    socket.end();
  });
  socket.on('error', () => undefined);
  socket.write(text);
  await once(socket, 'close');
  return said;
};

const askedWith = (data: unknown) => saidTo(framed({ pattern: 'command', data, id: 'a' }));

const stillAnswers = async () => {
  expect(await gateway.execute(new EchoCommand('still here'))).toBe('still here');
};

describe('The port of a service', () => {
  it('answers a frame', async () =>
    expect(await askedWith(frame())).toContain(`{"id":"${ID}","outcome":"done","result":"x"}`));

  it.each([
    ['no frame', null],
    ['a text', 'EchoCommand'],
    ['a frame without a deadline', frame({ deadline: 'soon' })],
    ['a frame without a name', frame({ id: 'x' })],
    ['arguments that are none', frame({ arguments: 'x' })],
    ['a mark without its value', frame({ arguments: [{ $bigint: 'seven' }] })],
  ])('refuses %s, and does nothing', async (_case, data) => {
    echoed.length = 0;
    expect(await askedWith(data)).toContain('"code":"COMMAND_MALFORMED"');
    expect(echoed).toEqual([]);
  });

  it.each([
    ['a command that it does not know', frame({ command: 'EchoTwiceCommand' })],
    ['a command named like what every object has', frame({ command: 'valueOf', arguments: [] })],
    ['more than the command takes', frame({ arguments: ['x', 'same', null, 'louder'] })],
    ['a frame of another version', frame({ version: 2 })],
  ])('refuses %s, which a newer build may send', async (_case, data) => {
    echoed.length = 0;
    expect(await askedWith(data)).toContain('"code":"COMMAND_UNKNOWN"');
    expect(echoed).toEqual([]);
  });

  it.each([
    ['no length', 'GET / HTTP/1.1\r\nhost: here\r\n#\r\n'],
    ['no JSON', framed('{"pattern":')],
    ['more than it may', `${String(20 * MAX_BYTES)}#${'x'.repeat(10 * MAX_BYTES)}`],
  ])('hangs up on who sends %s, and answers others', async (_case, text) => {
    expect(await saidTo(text)).toBe('');
    await stillAnswers();
  });

  it.each([
    ['a number', framed('5'), ''],
    ['nothing', framed('null'), ''],
    ['another pattern', framed({ pattern: 'query', data: {}, id: 'a' }), 'no matching'],
    ['a pattern of no kind', framed({ data: {}, id: 'a' }), 'no matching'],
  ])('survives %s', async (_case, text, said) => {
    // A frame behind it is answered in any case.
    const answer = await saidTo(text + framed({ pattern: 'command', data: frame(), id: 'b' }));
    expect(answer).toContain(said === '' ? '"outcome":"done"' : said);
    await stillAnswers();
  });

  // A frame without an id of Nest's own is an event there.
  it('hears of no event', async () => {
    echoed.length = 0;
    await saidTo(framed({ pattern: SPREAD, data: 'a rumour' }) + framed('}'));
    await stillAnswers();
    expect(echoed).toEqual(['still here']);
  });
});

describe('What is too large', () => {
  it('is not sent', async () => {
    echoed.length = 0;
    const asked = gateway.execute(new EchoCommand('x'.repeat(MAX_BYTES)));
    await expect(asked).rejects.toMatchObject({ code: 'COMMAND_TOO_LARGE' });
    expect(echoed).toEqual([]);
    await stillAnswers();
  });

  it('by a byte is too large', async () => {
    const bytesTo = (length: number) => gateway.execute(new EchoCommand('é'.repeat(length)));
    await expect(bytesTo(MAX_BYTES / 2)).rejects.toThrow(/has 100\d{3} bytes .* have 100000/);
    expect(await bytesTo(MAX_BYTES / 2 - 200)).toHaveLength(MAX_BYTES / 2 - 200);
  });

  it('is not replied, and whoever asked is told so', async () => {
    const chatty = await startService('echo', ports, { maxBytes: 1000 });
    const asking = gatewayTo({ echo: chatty.port }, ports.clock);
    const asked = asking.execute(new EchoCommand('x'.repeat(1000)));
    await expect(asked).rejects.toMatchObject({ code: 'REPLY_TOO_LARGE' });
    expect(await asking.execute(new EchoCommand('short'))).toBe('short');
    asking.onApplicationShutdown();
    await chatty.close();
  });
});

describe('What broke in a service', () => {
  it.each(['broken', 'unsendable'] as const)(
    'is told as %s there and nowhere else',
    async (how) => {
      const logged = jest.spyOn(Logger.prototype, 'error');
      const asked = gateway.execute(new EchoCommand(1, how, { correlationId: ID }));
      await expect(asked).rejects.toThrow(
        `The service echo failed at EchoCommand: its log tells why, under ${ID}.`,
      );
      expect(logged).toHaveBeenCalledWith(
        expect.objectContaining({ correlationId: ID, command: 'EchoCommand' }),
      );
      logged.mockRestore();
    },
  );
});
