import { DomainError } from '@kernel';
import { ZodError } from 'zod';

import type { Metrics } from './metrics';

/** Of a command, by the name of its class. A refusal is an answer; a failure is not. */
export type CommandTimer = <Result>(
  command: string,
  work: () => Result | Promise<Result>,
) => Promise<Result>;

/** A gateway gives up after 5 s. */
const BUCKETS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** How long commands take, by command and by what has become of them. */
export const commandMetrics = (metrics: Metrics): CommandTimer => {
  const duration = metrics.histogram(
    'interdict_command_duration_seconds',
    'From asking to the answer.',
    BUCKETS,
    ['command', 'outcome'],
  );
  return async (command, work) => {
    const from = performance.now();
    const took = (outcome: string): void =>
      duration.observe((performance.now() - from) / 1000, { command, outcome });
    try {
      const result = await work();
      took('done');
      return result;
    } catch (error) {
      took(isRefusal(error) ? 'refused' : 'failed');
      throw error;
    }
  };
};

const isRefusal = (error: unknown): boolean =>
  error instanceof DomainError || error instanceof ZodError;
