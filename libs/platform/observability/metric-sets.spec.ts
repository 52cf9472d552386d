import { DomainError } from '@kernel';
import { Logger } from '@nestjs/common';
import type { EventLog } from '@platform/event-log';
import type { ConsumerStatus } from '@platform/messaging';
import type { RelayStatus } from '@platform/messaging/kafka';
import type { RunnerStatus } from '@platform/projections';
import { z } from 'zod';

import { commandMetrics } from './command-metrics';
import { consumerMetrics } from './consumer-metrics';
import { scraped } from './exposition.fixture';
import { feedMetrics } from './feed-metrics';
import { logMetrics } from './log-metrics';
import { openMetrics, type Metrics } from './metrics';
import { modelMetrics } from './model-metrics';
import { relayMetrics } from './relay-metrics';

const recordedAt = '2024-04-01T00:00:00.500Z';

const logAt = (position: bigint, at: string | null = recordedAt): Pick<EventLog, 'head'> => ({
  head: () => Promise.resolve({ position, recordedAt: at, generation: 'one' }),
});

let metrics: Metrics;

jest.spyOn(Logger.prototype, 'warn').mockReturnValue();

beforeEach(() => {
  metrics = openMetrics({ service: 'relay', version: '1' });
});

describe('The metrics of the log', () => {
  it('say how far it goes, and since when', async () => {
    logMetrics(metrics, logAt(12n));
    expect(await scraped(metrics)).toMatchObject({
      interdict_log_head_position: 12,
      interdict_log_head_recorded_timestamp_seconds: Date.parse(recordedAt) / 1000,
    });
  });

  it('say no date of a log that is empty', async () => {
    logMetrics(metrics, logAt(0n, null));
    const samples = await scraped(metrics);
    expect(samples).toMatchObject({ interdict_log_head_position: 0 });
    expect(samples).not.toHaveProperty('interdict_log_head_recorded_timestamp_seconds');
  });
});

describe('The metrics of the models', () => {
  const stopped = { code: 'FOLD_FAILED', message: 'No.', position: 9n } as never;
  const models: Readonly<Record<string, RunnerStatus>> = {
    council: { position: 8n, stopped },
    controls: { position: 13n, outage: 'Postgres is away.' },
  };

  it('say of each how far it is, and whether it goes on', async () => {
    modelMetrics(metrics, { log: logAt(12n), models: () => models });
    expect(await scraped(metrics)).toMatchObject({
      'interdict_model_position{model="council"}': 8,
      'interdict_model_lag_events{model="council"}': 4,
      'interdict_model_stopped{model="council"}': 1,
      'interdict_model_outage{model="council"}': 0,
      // The head was asked for before it moved.
      'interdict_model_lag_events{model="controls"}': 0,
      'interdict_model_stopped{model="controls"}': 0,
      'interdict_model_outage{model="controls"}': 1,
    });
  });

  it('say the position where the log cannot be asked', async () => {
    const head = () => Promise.reject(new Error('away'));
    modelMetrics(metrics, { log: { head }, models: () => models });
    const samples = await scraped(metrics);
    expect(samples).toMatchObject({ 'interdict_model_position{model="council"}': 8 });
    expect(samples).not.toHaveProperty('interdict_model_lag_events{model="council"}');
  });
});

describe('The metrics of a consumer', () => {
  it('say how far it is, what is parked, and whether it goes on', async () => {
    const status: ConsumerStatus = { settledAt: 10n, outage: 'Kafka is away.' };
    const parkedBy = (consumer: string) => Promise.resolve(consumer === 'developments' ? [1] : []);
    consumerMetrics(metrics, {
      ...{ log: logAt(12n), positions: { parkedBy } },
      consumers: () => ({ developments: status }),
    });
    expect(await scraped(metrics)).toMatchObject({
      'interdict_consumer_position{consumer="developments"}': 10,
      'interdict_consumer_lag_events{consumer="developments"}': 2,
      'interdict_consumer_parked_events{consumer="developments"}': 1,
      'interdict_consumer_stopped{consumer="developments"}': 0,
      'interdict_consumer_outage{consumer="developments"}': 1,
    });
  });
});

describe('The metrics of a relay', () => {
  const told = async (status: RelayStatus) => {
    relayMetrics(metrics, { log: logAt(12n), relay: () => status });
    return scraped(metrics);
  };

  it('say how far it has published while it is its turn', async () =>
    expect(await told({ epoch: 0n, publishedTo: 11n })).toMatchObject({
      interdict_relay_published_position: 11,
      interdict_relay_lag_events: 1,
      interdict_relay_has_lease: 1,
      interdict_relay_stopped: 0,
      interdict_relay_outage: 0,
    }));

  it('say no position while it is another’s turn', async () => {
    const samples = await told({ epoch: undefined, publishedTo: 0n, outage: 'Kafka is away.' });
    expect(samples).toMatchObject({ interdict_relay_has_lease: 0, interdict_relay_outage: 1 });
    expect(samples).not.toHaveProperty('interdict_relay_lag_events');
    expect(samples).not.toHaveProperty('interdict_relay_published_position');
  });

  it('say that it refused to go on', async () => {
    const stopped = { code: 'KAFKA_AHEAD_OF_LOG', message: 'No.' };
    const samples = await told({ epoch: undefined, publishedTo: 7n, stopped });
    expect(samples).toMatchObject({ interdict_relay_stopped: 1 });
  });
});

describe('The metrics of a feed', () => {
  it('count the readers that were lost', async () => {
    const onLost = feedMetrics(metrics)('developments');
    onLost();
    onLost();
    expect(await scraped(metrics)).toMatchObject({
      'interdict_feed_readers_replaced_total{reader="developments"}': 2,
    });
  });
});

class TooLate extends DomainError {
  readonly code = 'TOO_LATE';
}

const NAME = 'interdict_command_duration_seconds';

describe('The metrics of commands', () => {
  it.each([
    ['done', () => 'receipt'],
    ['refused', () => Promise.reject(new TooLate('No.'))],
    ['refused', () => z.int().parse('one')],
    ['failed', () => Promise.reject(new Error('away'))],
  ])('say that one was %s, and what it came to', async (outcome, work) => {
    const timed = commandMetrics(metrics);
    const plain = await Promise.resolve().then<unknown>(work).catch(String);
    expect(await timed('RecordVetoCommand', work as () => unknown).catch(String)).toEqual(plain);
    expect(await scraped(metrics)).toMatchObject({
      [`${NAME}_count{command="RecordVetoCommand",outcome="${outcome}"}`]: 1,
    });
  });
});
