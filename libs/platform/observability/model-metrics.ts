import { lagBehind, type HeadOfLog } from './log-metrics';
import type { Metrics, Reading } from './metrics';

/** What a `ProjectionRunner` says of itself. */
export type ModelState = Readonly<{ position: bigint; stopped?: unknown; outage?: unknown }>;

export type ModelMetricsPorts = Readonly<{
  log: HeadOfLog;
  /** Every model that this process folds, by its name. */
  models: () => Readonly<Record<string, ModelState>>;
}>;

/** How far each read model is, how far behind the log, and whether it goes on by itself. */
export const modelMetrics = (metrics: Metrics, { log, models }: ModelMetricsPorts): void => {
  const gauge = (
    name: string,
    help: string,
    of: (state: ModelState) => number | Promise<number>,
  ): void => metrics.gauge(name, help, () => each(models(), of), 'model');
  gauge('interdict_model_position', 'Every event up to here is folded.', ({ position }) =>
    Number(position),
  );
  gauge('interdict_model_lag_events', 'Events between the model and the head.', ({ position }) =>
    lagBehind(log, position),
  );
  gauge(
    'interdict_model_stopped',
    '1 where it met what it cannot fold: somebody has to look.',
    (m) => flag(m.stopped),
  );
  gauge('interdict_model_outage', '1 while it fails and tries again by itself.', (m) =>
    flag(m.outage),
  );
};

/** 1 where there is something. */
export const flag = (something: unknown): number => (something === undefined ? 0 : 1);

/** One number for each of those that have a name. */
export const each = async <State>(
  states: Readonly<Record<string, State>>,
  numberOf: (state: State, name: string) => number | Promise<number>,
): Promise<Reading> => {
  const numbers = Object.entries(states).map(
    async ([name, state]) => [name, await numberOf(state, name)] as const,
  );
  return Object.fromEntries(await Promise.all(numbers));
};
