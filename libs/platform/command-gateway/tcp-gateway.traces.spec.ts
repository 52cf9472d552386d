import { randomUUID } from 'node:crypto';

import { Logger } from '@nestjs/common';
import { inSpan, jsonLogger, startTracing, type Tracing } from '@platform/observability';

import { EchoCommand, portsInMemory } from '../../testing/command-gateway.fixture';
import { said, startCollector, type Collector } from '../observability/collector.fixture';
import { askedIn } from './request-frame';
import { gatewayTo, startService } from './services.fixture';
import type { TcpGateway } from './tcp-gateway';

const ports = portsInMemory();
let service: Awaited<ReturnType<typeof startService>>;
let gateway: TcpGateway;
let collector: Collector;
let tracing: Tracing;

beforeEach(async () => {
  Logger.overrideLogger(false);
  collector = await startCollector();
  tracing = startTracing({ service: 'all', version: '1', endpoint: collector.endpoint });
  service = await startService('echo', ports);
  gateway = gatewayTo({ echo: service.port }, ports.clock);
});

afterEach(async () => {
  gateway.onApplicationShutdown();
  await service.close();
  await tracing.stop();
  await collector.close();
});

/** Of both sides, which are one process here: the one that ends first, first. */
const spans = async () => {
  await tracing.stop();
  return collector.spans();
};

const spanIds = ({ traceId, spanId }: { traceId: string; spanId: string }) => ({ traceId, spanId });

describe('A command to another service', () => {
  it('is one trace, which is that of its correlation', async () => {
    const correlationId = randomUUID();
    const traceId = correlationId.replaceAll('-', '');
    await gateway.execute(new EchoCommand(1, 'same', { correlationId }));
    const [taken, asked] = await spans();
    expect(asked).toMatchObject({ name: 'EchoCommand', kind: 3, traceId });
    expect(taken).toMatchObject({ name: 'EchoCommand', kind: 2, traceId });
    expect(taken?.parentSpanId).toBe(asked?.spanId);
    expect(said(taken ?? { attributes: [] })).toEqual({
      ...{ 'rpc.service': 'echo', 'rpc.method': 'EchoCommand' },
    });
  });

  it('goes on in the trace of whoever asks', async () => {
    const correlationId = randomUUID();
    await inSpan('POST /v1/facts', { kind: 'server', correlationId }, () =>
      gateway.execute(new EchoCommand(1)),
    );
    const [taken, asked, request] = await spans();
    expect([taken?.parentSpanId, asked?.parentSpanId]).toEqual([asked?.spanId, request?.spanId]);
    expect(taken?.traceId).toBe(correlationId.replaceAll('-', ''));
  });

  it('that is refused says so on both sides', async () => {
    await expect(gateway.execute(new EchoCommand(1, 'refused'))).rejects.toThrow('too near');
    const said = { attributes: expect.arrayContaining([type('NO_ECHO')]) as object };
    expect(await spans()).toMatchObject([said, said]);
  });

  it('that fails is found in the log of its service by correlation and span', async () => {
    const lines: string[] = [];
    const out = { write: (line: string) => void lines.push(line) };
    Logger.overrideLogger(jsonLogger({ service: 'echo', level: 'error', out }));
    const correlationId = randomUUID();
    const asked = gateway.execute(new EchoCommand(1, 'broken', { correlationId }));
    await expect(asked).rejects.toThrow(`under ${correlationId}`);
    const [taken] = await spans();
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      {
        ...{ correlationId, command: 'EchoCommand' },
        ...spanIds(taken ?? { traceId: '', spanId: '' }),
      },
    ]);
    expect(taken?.attributes).toContainEqual(type('TypeError'));
  });
});

describe('The trace in a frame', () => {
  const id = randomUUID();
  const deadline = '2999-01-01T00:00:00.000Z';
  const frame = {
    ...{ version: 1, id, correlationId: id, deadline },
    ...{ command: 'EchoCommand', arguments: [] },
  };

  it.each([
    ['is there', 'odd', 'odd'],
    ['is not there where an older build asks', undefined, undefined],
    ['is left out where it is no text', 5, undefined],
    ['is left out where it is endless', 'x'.repeat(1000), undefined],
  ])('%s', (_case, traceparent, read) =>
    expect(askedIn({ ...frame, traceparent })).toEqual({
      ...{ id, correlationId: id, deadline, command: 'EchoCommand', arguments: [] },
      ...(read !== undefined && { traceparent: read }),
    }),
  );
});

const type = (stringValue: string) => ({ key: 'error.type', value: { stringValue } });
