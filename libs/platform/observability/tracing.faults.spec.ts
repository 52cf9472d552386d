import { Logger } from '@nestjs/common';

import { startCollector, type Collector } from './collector.fixture';
import { inSpan } from './spans/span';
import { startTracing, TracesEndpointUnreadable, TracingStartedTwice } from './tracing';

const warned = jest.spyOn(Logger.prototype, 'warn').mockReturnValue();

const opened: Collector[] = [];

const collectorThat = async (...answers: Parameters<typeof startCollector>) => {
  const collector = await startCollector(...answers);
  opened.push(collector);
  return collector;
};

beforeEach(() => warned.mockClear());

afterEach(async () => {
  for (const collector of opened.splice(0)) await collector.close();
});

/** How long a stop takes, after some work. */
const stoppedWithin = async (endpoint: string): Promise<number> => {
  const tracing = startTracing({ service: 'relay', version: '1', endpoint });
  expect(await inSpan('work', { kind: 'internal' }, () => 'done')).toBe('done');
  const from = performance.now();
  await Promise.all([tracing.stop(), tracing.stop()]);
  return performance.now() - from;
};

describe('A collector', () => {
  it('that is not there costs the spans, a word, and no more than two seconds', async () => {
    const { endpoint, close } = await startCollector();
    await close();
    expect(await stoppedWithin(endpoint)).toBeLessThan(2_500);
    expect(warned).toHaveBeenCalledTimes(1);
    expect(warned).toHaveBeenCalledWith(expect.stringContaining(`Spans are lost: ${endpoint}`));
  });

  it('that never answers is waited for two seconds', async () => {
    const { endpoint } = await collectorThat(() => undefined);
    expect(await stoppedWithin(endpoint)).toBeLessThan(2_500);
    expect(warned).toHaveBeenCalledTimes(1);
  });

  it('that refuses is asked once', async () => {
    const collector = await collectorThat((response) => response.writeHead(400).end('no'));
    expect(await stoppedWithin(collector.endpoint)).toBeLessThan(1_000);
    expect(collector.spans()).toHaveLength(1);
    expect(warned).toHaveBeenCalledTimes(1);
  });
});

describe('Tracing', () => {
  it.each(['collector:4318', 'localhost', 'ftp://collector/v1/traces'])(
    'does not start for %s, which is no place to post to',
    (endpoint) =>
      expect(() => startTracing({ service: 'relay', version: '1', endpoint })).toThrow(
        TracesEndpointUnreadable,
      ),
  );

  it('starts once, and again when it has stopped', async () => {
    const { endpoint, spans } = await collectorThat();
    const start = () => startTracing({ service: 'relay', version: '1', endpoint });
    const first = start();
    expect(start).toThrow(TracingStartedTwice);
    await first.stop();
    const second = start();
    await inSpan('work', { kind: 'internal' }, () => undefined);
    await second.stop();
    expect(spans()).toHaveLength(1);
  });
});
