import { Logger } from '@nestjs/common';

import { scraped } from './exposition.fixture';
import { MetricMisnamed, openMetrics } from './metrics';

const metricsOfRelay = () => openMetrics({ service: 'relay', version: '1.2.3' });

const warned = jest.spyOn(Logger.prototype, 'warn').mockReturnValue();

beforeEach(() => warned.mockClear());

afterEach(() => jest.useRealTimers());

const FAILURES = 'interdict_scrape_failures_total{metric="interdict_odd_events"}';

describe('The metrics of a service', () => {
  it('tell its build, and how Node is', async () => {
    const samples = await scraped(metricsOfRelay());
    expect(samples).toMatchObject({ 'interdict_build_info{version="1.2.3"}': 1 });
    expect(samples['process_resident_memory_bytes']).toBeGreaterThan(1_000_000);
    expect(samples).toHaveProperty('nodejs_eventloop_lag_p99_seconds');
  });

  it('tell whose they are, in the format of Prometheus', async () => {
    const metrics = metricsOfRelay();
    metrics.gauge('interdict_odd_events', 'Odd events.', () => 3);
    expect(await metrics.text()).toContain(
      '# HELP interdict_odd_events Odd events.\n# TYPE interdict_odd_events gauge\n' +
        'interdict_odd_events{service="relay"} 3\n',
    );
    expect(metrics.contentType).toBe('text/plain; version=0.0.4; charset=utf-8');
  });

  it.each(['odd_events', 'interdict', 'interdict_Odd', 'interdict_odd__events', 'interdict_odd-x'])(
    'have no %s among them',
    (name) => expect(() => metricsOfRelay().counter(name, 'Odd.')).toThrow(MetricMisnamed),
  );

  it('of two processes are two', async () => {
    const [one, other] = [metricsOfRelay(), metricsOfRelay()];
    one.counter('interdict_odd_total', 'Odd.').add();
    expect(await scraped(other)).not.toHaveProperty('interdict_odd_total');
  });
});

describe('A gauge', () => {
  const asking = (ask: () => unknown, label?: string) => {
    const metrics = metricsOfRelay();
    metrics.gauge('interdict_odd_events', 'Odd.', ask as () => number, label);
    return metrics;
  };

  it('is asked at each scrape', async () => {
    let events = 1;
    const metrics = asking(() => Promise.resolve(events));
    expect(await scraped(metrics)).toMatchObject({ interdict_odd_events: 1 });
    events = 0;
    expect(await scraped(metrics)).toMatchObject({ interdict_odd_events: 0 });
  });

  it('forgets who is not told of any more', async () => {
    const answers = [{ relay: 1, api: 2 }, { relay: 3 }];
    const metrics = asking(() => answers.shift(), 'app');
    await metrics.text();
    const samples = await scraped(metrics);
    expect(samples).toMatchObject({ 'interdict_odd_events{app="relay"}': 3 });
    expect(samples).not.toHaveProperty('interdict_odd_events{app="api"}');
  });

  it('that has nothing to say says nothing', async () => {
    const samples = await scraped(asking(() => undefined));
    expect(samples).not.toHaveProperty('interdict_odd_events');
    expect(samples[FAILURES]).toBe(0);
  });

  it('that fails is left out and counted in the scrape that it happened in', async () => {
    const metrics = asking(() => Promise.reject(new Error('away')));
    metrics.gauge('interdict_even_events', 'Even.', () => 2);
    const samples = await scraped(metrics);
    expect(samples).toMatchObject({ [FAILURES]: 1, interdict_even_events: 2 });
    expect(samples).not.toHaveProperty('interdict_odd_events');
    expect(await scraped(metrics)).toMatchObject({ [FAILURES]: 2 });
  });

  it('that fails does not tell what it told before', async () => {
    let isAway = false;
    const metrics = asking(() => {
      if (isAway) throw new Error('away');
      return 1;
    });
    await metrics.text();
    isAway = true;
    expect(await scraped(metrics)).not.toHaveProperty('interdict_odd_events');
  });

  it('that fails is logged once, and once more when it fails anew', async () => {
    let isAway = true;
    const metrics = asking(() => (isAway ? Promise.reject(new Error('away')) : 1));
    await metrics.text();
    await metrics.text();
    expect(warned).toHaveBeenCalledTimes(1);
    expect(warned).toHaveBeenCalledWith('interdict_odd_events cannot be told: away');
    isAway = false;
    await metrics.text();
    isAway = true;
    await metrics.text();
    expect(warned).toHaveBeenCalledTimes(2);
  });

  it('that does not answer is not waited for, nor asked a second time meanwhile', async () => {
    const ask = jest.fn(() => new Promise(() => undefined));
    const metrics = asking(ask);
    const [first, second] = await Promise.all([scraped(metrics), scraped(metrics)]);
    expect(first).not.toHaveProperty('interdict_odd_events');
    expect(second).toMatchObject({ [FAILURES]: 2 });
    expect(ask).toHaveBeenCalledTimes(1);
  });
});

describe('A histogram', () => {
  it('counts what is observed, by its labels', async () => {
    const metrics = metricsOfRelay();
    const batch = metrics.histogram('interdict_batch_events', 'Batches.', [1, 10], ['topic']);
    batch.observe(5, { topic: 'log' });
    batch.observe(50, { topic: 'log' });
    expect(await scraped(metrics)).toMatchObject({
      'interdict_batch_events_bucket{le="1",topic="log"}': 0,
      'interdict_batch_events_bucket{le="10",topic="log"}': 1,
      'interdict_batch_events_sum{topic="log"}': 55,
      'interdict_batch_events_count{topic="log"}': 2,
    });
  });
});
