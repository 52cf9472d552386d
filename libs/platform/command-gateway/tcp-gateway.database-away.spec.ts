import { RecordRegimeFactCommand } from '@contexts/security-council';
import { Logger } from '@nestjs/common';
import { provenance, regime1718 } from '@testing';

import { portsInMemory } from '../../testing/command-gateway.fixture';
import { jsonLogger } from '../observability';
import { gatewayTo, startService } from './services.fixture';
import type { TcpGateway } from './tcp-gateway';

const ports = portsInMemory();
const lines: string[] = [];
let service: Awaited<ReturnType<typeof startService>>;
let gateway: TcpGateway;

beforeAll(async () => {
  service = await startService('security-council', ports);
  gateway = gatewayTo({ 'security-council': service.port }, ports.clock);
  const out = { write: (line: string) => void lines.push(line) };
  Logger.overrideLogger(jsonLogger({ service: 'security-council', level: 'info', out }));
});

afterEach(() => {
  jest.restoreAllMocks();
  lines.length = 0;
});

afterAll(async () => {
  Logger.overrideLogger(false);
  gateway.onApplicationShutdown();
  await service.close();
});

const asked = provenance();
const fact = {
  ...{ stream: regime1718.stream, askedAt: '2026-11-25T00:00:00.000Z' },
  ...regime1718.established(),
};

const told = () => lines.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);

describe('A service whose database is away', () => {
  it('says so, and leaves open whether the command was done', async () => {
    const refused = Object.assign(new Error('No route.'), { code: 'ECONNREFUSED' });
    jest.spyOn(ports.log, 'readStream').mockRejectedValueOnce(refused);
    await expect(gateway.execute(new RecordRegimeFactCommand(fact, asked))).rejects.toMatchObject({
      ...{ name: 'DatabaseUnreachable', code: 'DATABASE_UNREACHABLE' },
      message: expect.stringMatching(/^Postgres cannot .*same Idempotency-Key/) as string,
    });
    expect(told()).toMatchObject([
      {
        ...{ level: 'error', message: 'failed', command: 'RecordRegimeFactCommand' },
        ...{ correlationId: asked.correlationId },
        err: { type: 'Error', code: 'ECONNREFUSED', message: 'No route.' },
      },
    ]);
  });

  it('is not one that broke', async () => {
    jest.spyOn(ports.log, 'readStream').mockRejectedValueOnce(new TypeError('It broke.'));
    await expect(gateway.execute(new RecordRegimeFactCommand(fact, asked))).rejects.toThrow(
      'failed at RecordRegimeFactCommand',
    );
    expect(told()).toMatchObject([{ err: { type: 'TypeError', message: 'It broke.' } }]);
  });
});

describe('A command', () => {
  it('is a line of its service’s log, under the correlation of whoever asked', async () => {
    await gateway.execute(new RecordRegimeFactCommand(fact, asked)).catch(() => undefined);
    expect(told()).toMatchObject([
      {
        ...{ level: 'info', command: 'RecordRegimeFactCommand' },
        ...{ correlationId: asked.correlationId },
        message: expect.stringMatching(/^(done|refused)$/) as string,
      },
    ]);
  });
});
