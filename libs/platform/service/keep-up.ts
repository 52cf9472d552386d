import { setTimeout as pause } from 'node:timers/promises';

import { DomainError } from '@kernel';
import { Logger } from '@nestjs/common';
import {
  modelVersionOf,
  RebuildRunning,
  type ProjectionRunner,
  type ReadModel,
  type RebuildOptions,
  type RunnerStop,
} from '@platform/projections';

/** Folds a model from the beginning. */
export type Rebuild = (model: ReadModel, options: RebuildOptions) => Promise<unknown>;

export type Keeping = Readonly<{
  model: ReadModel;
  runner: ProjectionRunner;
  rebuild: Rebuild;
  /** Nobody else keeps models of this database: a newer version's are made anew as well. */
  isAlone: boolean;
  signal: AbortSignal;
}>;

/** Rows of an older build, or of a log that was since restored: disposable, and made anew. */
const OUTDATED = ['MODEL_OF_ANOTHER_VERSION', 'MODEL_OF_ANOTHER_GENERATION', 'MODEL_AHEAD_OF_LOG'];

/** Of a build that runs beside this one while it is rolled out: it has the model now. */
const NEWER = 'MODEL_OF_NEWER_VERSION';

const REBUILT = [...OUTDATED, NEWER];

/** The feed was of a log that has been opened anew: asked again, it is of this one. */
const MOVED_ON = 'LOG_GENERATION_CHANGED';

/** Somebody else makes the same model anew, or the database is away. */
const LOOKS_AGAIN_AFTER_MS = 500;

/** A newer build is rolled out, and perhaps taken back. */
const LOOKS_FOR_IT_AFTER_MS: Readonly<Record<string, number>> = { [NEWER]: 5_000 };

const logger = new Logger('Models');

/** Keeps the model at the log's heels until aborted; answers why, where it cannot go on. */
export const keepUp = async (keeping: Keeping): Promise<RunnerStop | undefined> => {
  const { runner } = keeping;
  for (let takenUpBefore: number | undefined; ;) {
    const stop = await untilItStandsStill(keeping);
    if (!stop || !REBUILT.includes(stop.code)) return stop;
    // Made anew, and nobody could go on with it all the same: going round would help nobody.
    if (takenUpBefore === runner.takenUp) return stop;
    const made = await madeAnew(keeping);
    if (made instanceof DomainError) return { ...stop, code: made.code, message: made.message };
    takenUpBefore = made ? runner.takenUp : undefined;
  }
};

const untilItStandsStill = async (keeping: Keeping): Promise<RunnerStop | undefined> => {
  const { runner, signal } = keeping;
  for (;;) {
    const stop = await runner.run(signal);
    if (!stop || signal.aborted) return undefined;
    const goesOn = isPassing(stop, keeping);
    logger[goesOn ? 'warn' : 'error'](textOf(stop, keeping));
    if (!goesOn) return stop;
    await wait(LOOKS_FOR_IT_AFTER_MS[stop.code] ?? 0, signal);
  }
};

const textOf = ({ code, message, position }: RunnerStop, { model }: Keeping): string =>
  `${modelVersionOf(model)} stands still before position ${String(position)}: ${message} (${code})`;

/** What another process or an operator ends, and nobody here. */
const isPassing = ({ code }: RunnerStop, { isAlone }: Keeping): boolean =>
  code === MOVED_ON || (code === NEWER && !isAlone);

/** @returns whether it was this process that made it, or what keeps it from being made */
const madeAnew = async ({ model, rebuild, signal }: Keeping): Promise<boolean | DomainError> => {
  try {
    await rebuild(model, { swap: true, signal });
    logger.log(`${modelVersionOf(model)} was made anew.`);
    return true;
  } catch (error) {
    if (error instanceof DomainError && !(error instanceof RebuildRunning)) return error;
    logger.warn(`${model.name} is not made anew yet, and is tried again: ${String(error)}`);
    await wait(LOOKS_AGAIN_AFTER_MS, signal);
    return false;
  }
};

const wait = async (forMs: number, signal: AbortSignal): Promise<void> => {
  await pause(forMs, undefined, { signal }).catch(() => undefined);
};
