import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import { Logger } from '@nestjs/common';
import type { LogLevel } from '@platform/config';

import { startCollector } from './collector.fixture';
import { jsonLogger } from './json-logger';
import { inSpan } from './spans/span';
import { startTracing } from './tracing';

type Line = Readonly<Record<string, unknown>>;

const logging = (level: LogLevel = 'info') => {
  const written: string[] = [];
  const out = { write: (line: string) => void written.push(line) };
  const logger = jsonLogger({ service: 'relay', level, out });
  return { logger, written, lines: () => written.map((line) => JSON.parse(line) as Line) };
};

/** What one call leaves in the log, of a logger with a context as the code has them. */
const lineOf = (say: (logger: Logger) => void): Line => {
  const { logger, lines } = logging('debug');
  Logger.overrideLogger(logger);
  say(new Logger('Relay'));
  const [line, ...more] = lines();
  if (!line || more.length > 0) throw new Error(`There are ${String(more.length + 1)} lines.`);
  return line;
};

const roundabout: { self?: object } = {};
roundabout.self = roundabout;

const OWN_STACK = /^TypeError: It broke\.\n {4}at .*json-logger\.spec/;

afterEach(() => {
  Logger.overrideLogger(false);
});

describe('A line of the log', () => {
  it('says when, how bad, who, where and what', () =>
    expect(lineOf((logger) => logger.warn('Kafka is away.'))).toEqual({
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string,
      ...{ level: 'warn', service: 'relay', context: 'Relay', message: 'Kafka is away.' },
    }));

  it.each([
    ['fatal', 'fatal'],
    ['error', 'error'],
    ['warn', 'warn'],
    ['log', 'info'],
    ['debug', 'debug'],
    ['verbose', 'debug'],
  ] as const)('that was told as %s is of level %s', (method, level) =>
    expect(lineOf((logger) => logger[method]('x'))).toMatchObject({ level, context: 'Relay' }),
  );

  it('is one line, whatever is in it', () => {
    const { logger, written } = logging();
    logger.log('{"level":"error"}\n\u2028"', 'A\nB');
    expect(written.join('')).toMatch(/^[^\n]+\n$/);
  });

  it('has an error with its stack and its cause', () => {
    const error = new TypeError('It broke.', { cause: new Error('It rained.') });
    expect(lineOf((logger) => logger.error(error))).toMatchObject({
      ...{ level: 'error', context: 'Relay', message: 'It broke.' },
      err: { type: 'TypeError', stack: expect.stringMatching(OWN_STACK) as string },
    });
    expect(JSON.stringify(lineOf((logger) => logger.error(error)))).toContain('It rained.');
  });

  it('has the stack that is told beside a message', () =>
    expect(
      lineOf((logger) => logger.error('No way.', new TypeError('It broke.').stack)),
    ).toMatchObject({
      ...{ message: 'No way.', context: 'Relay' },
      err: {
        ...{ type: 'TypeError', message: 'It broke.' },
        stack: expect.stringMatching(OWN_STACK) as string,
      },
    }));

  it('has the fields of what was told', () => {
    const { stack } = new TypeError('It broke.');
    expect(
      lineOf((logger) => logger.error({ correlationId: 'c', position: 2n ** 60n, err: stack })),
    ).toMatchObject({
      ...{ correlationId: 'c', position: '1152921504606846976', message: 'It broke.' },
      err: { type: 'TypeError', stack },
    });
  });

  it('has an error that is a field as it has one that was told alone', () => {
    const err = new TypeError('It broke.');
    expect(lineOf((logger) => logger.warn({ message: 'not now', err }))).toMatchObject({
      ...{ message: 'not now', err: { type: 'TypeError', message: 'It broke.' } },
    });
  });

  it('takes a text without a stack for the message of an error', () =>
    expect(lineOf((logger) => logger.warn({ err: 'Kafka: away' }))['err']).toEqual({
      message: 'Kafka: away',
    }));

  it('has an error of the system, whose class is another one', async () => {
    const err: unknown = await readFile('/nowhere/at/all').catch((error: unknown) => error);
    expect(lineOf((logger) => logger.warn({ message: 'not now', err }))).toMatchObject({
      err: { type: 'Error', code: 'ENOENT', message: expect.stringContaining('ENOENT') as string },
    });
  });

  it('has fields beside a message', () =>
    expect(lineOf((logger) => logger.log('Published.', { to: 7 }))).toMatchObject({
      ...{ message: 'Published.', to: 7, context: 'Relay' },
    }));

  it('keeps its own fields, and those that are called like them', () =>
    expect(lineOf((logger) => logger.log({ level: 9, time: 1, message: 'So.' }))).toMatchObject({
      ...{ level: 'info', level_: 9, time_: 1, message: 'So.' },
    }));

  it.each([
    ['nothing', undefined],
    ['an object without a word', {}],
    ['what refers to itself', roundabout],
  ])('survives %s', (_case, told) =>
    expect(lineOf((logger) => logger.log(told))).toMatchObject({ message: 'Relay' }),
  );
});

describe('A log', () => {
  const printedAt = (level: LogLevel) => {
    const { logger, lines } = logging(level);
    (['error', 'warn', 'log', 'debug'] as const).forEach((method) => void logger[method]?.('x'));
    return lines().map((line) => line['level']);
  };

  it.each([
    ['silent', []],
    ['error', ['error']],
    ['warn', ['error', 'warn']],
    ['info', ['error', 'warn', 'info']],
    ['debug', ['error', 'warn', 'info', 'debug']],
  ] as const)('of level %s has %j', (level, printed) => expect(printedAt(level)).toEqual(printed));

  it('says of the start of Nest what is wrong, and the rest to those who debug it', () => {
    const [usual, debug] = [logging('info'), logging('debug')];
    for (const { logger } of [usual, debug]) {
      logger.log('Mapped {/v1/events, GET} route', 'RouterExplorer');
      logger.warn('Not so.', 'RouterExplorer');
    }
    expect(usual.lines().map(({ message }) => message)).toEqual(['Not so.']);
    expect(debug.lines()).toHaveLength(2);
  });
});

describe('What is logged within work', () => {
  const worked = async (endpoint: string | undefined) => {
    const correlationId = randomUUID();
    const { logger, lines } = logging();
    const tracing = startTracing({ service: 'relay', version: '1', endpoint });
    await inSpan('work', { kind: 'server', correlationId }, async () => {
      await new Promise(setImmediate);
      logger.log('Within.', 'Relay');
      logger.log({ message: 'Another.', correlationId: 'its own' }, 'Relay');
    });
    logger.log('Outside.', 'Relay');
    await tracing.stop();
    return { correlationId, lines: lines() };
  };

  it('can be found by its correlation, and by the span that was exported', async () => {
    const collector = await startCollector();
    const { correlationId, lines } = await worked(collector.endpoint);
    const [span] = collector.spans();
    await collector.close();
    const { traceId, spanId } = span ?? {};
    expect(lines[0]).toMatchObject({ message: 'Within.', correlationId, traceId, spanId });
    expect(lines[1]).toMatchObject({ message: 'Another.', correlationId: 'its own', traceId });
    expect(lines[2]).not.toHaveProperty('correlationId');
  });

  it('can be found by its correlation where nothing is exported', async () => {
    const { correlationId, lines } = await worked(undefined);
    expect(lines[0]).toMatchObject({ message: 'Within.', correlationId });
    expect(lines[0]).not.toHaveProperty('traceId');
  });
});
