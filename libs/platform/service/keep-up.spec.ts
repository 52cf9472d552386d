import { DomainError } from '@kernel';
import { Logger } from '@nestjs/common';
import { RebuildRunning, type ReadModel, type RunnerStop } from '@platform/projections';

import { keepUp, type Keeping } from './keep-up';

const model = { name: 'lists', version: 1, projections: [] } as unknown as ReadModel;

class Unfoldable extends DomainError {
  readonly code = 'FOLD_FAILED';
}

const stopOf = (code: string): RunnerStop => ({ code, message: code, position: 7n });

/** Before a code: the runner had gone on with the model, and stopped only then. */
const TAKEN_UP = 'taken up, then ';

/** A runner that stops in these ways, one after the other, and then ends with nothing. */
const keeping = (codes: readonly string[], over: Partial<Keeping> = {}) => {
  const left = [...codes];
  const rebuilt: string[] = [];
  const runner = {
    takenUp: 0,
    run: () => {
      const code = left.shift();
      if (code?.startsWith(TAKEN_UP)) runner.takenUp += 1;
      return Promise.resolve(code === undefined ? undefined : stopOf(code.replace(TAKEN_UP, '')));
    },
  };
  const rebuild = (one: ReadModel) => {
    rebuilt.push(one.name);
    return Promise.resolve();
  };
  const { signal } = new AbortController();
  const kept = { model, runner: runner as unknown as Keeping['runner'], rebuild, signal };
  const ended = keepUp({ ...kept, isAlone: false, ...over });
  return { ended, rebuilt, left };
};

beforeAll(() => {
  Logger.overrideLogger(false);
});

describe('Keeping a model', () => {
  it.each(['MODEL_OF_ANOTHER_VERSION', 'MODEL_OF_ANOTHER_GENERATION', 'MODEL_AHEAD_OF_LOG'])(
    'makes it anew at %s and goes on',
    async (code) => {
      const { ended, rebuilt } = keeping([code]);
      expect(await ended).toBeUndefined();
      expect(rebuilt).toEqual(['lists']);
    },
  );

  it('makes it anew once: outdated again at once, somebody has to look', async () => {
    const { ended, rebuilt } = keeping(['MODEL_OF_ANOTHER_VERSION', 'MODEL_OF_ANOTHER_VERSION']);
    expect(await ended).toEqual(stopOf('MODEL_OF_ANOTHER_VERSION'));
    expect(rebuilt).toEqual(['lists']);
  });

  it.each([
    ['where the model itself is told', [`${TAKEN_UP}MODEL_OF_ANOTHER_GENERATION`]],
    [
      'where the feed is told first',
      [`${TAKEN_UP}LOG_GENERATION_CHANGED`, 'MODEL_OF_ANOTHER_GENERATION'],
    ],
  ])('makes it anew as often as the log is opened anew, %s', async (_case, again) => {
    const { ended, rebuilt } = keeping(['MODEL_OF_ANOTHER_GENERATION', ...again, ...again]);
    expect(await ended).toBeUndefined();
    expect(rebuilt).toEqual(['lists', 'lists', 'lists']);
  });

  it('stops at a model that cannot be gone on with after a second time as well', async () => {
    const outdated = 'MODEL_OF_ANOTHER_GENERATION';
    const { ended, rebuilt } = keeping([outdated, `${TAKEN_UP}${outdated}`, outdated]);
    expect(await ended).toEqual(stopOf(outdated));
    expect(rebuilt).toEqual(['lists', 'lists']);
  });

  it('stands still where it cannot fold what the log holds', async () => {
    const { ended, rebuilt } = keeping(['EVENT_UNKNOWN']);
    expect(await ended).toEqual(stopOf('EVENT_UNKNOWN'));
    expect(rebuilt).toEqual([]);
  });

  it('goes on by itself when the log was opened anew', async () => {
    const { ended, rebuilt } = keeping(['LOG_GENERATION_CHANGED', 'MODEL_OF_ANOTHER_GENERATION']);
    expect(await ended).toBeUndefined();
    expect(rebuilt).toEqual(['lists']);
  });

  it('leaves the rows of a newer build to it, and looks for them to be taken back', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
    const stopping = new AbortController();
    const { ended, rebuilt, left } = keeping(
      ['MODEL_OF_NEWER_VERSION', 'MODEL_OF_NEWER_VERSION', 'MODEL_OF_ANOTHER_VERSION'],
      { signal: stopping.signal },
    );
    await new Promise(setImmediate);
    expect([rebuilt, left.length]).toEqual([[], 2]);
    jest.useRealTimers();
    stopping.abort();
    expect([await ended, rebuilt]).toEqual([undefined, []]);
  });

  it('makes even those of a newer build anew where nobody else keeps them', async () => {
    const { ended, rebuilt } = keeping(['MODEL_OF_NEWER_VERSION'], { isAlone: true });
    expect(await ended).toBeUndefined();
    expect(rebuilt).toEqual(['lists']);
  });

  it('waits for another process that makes it anew at the same time', async () => {
    let asked = 0;
    const rebuild = () => {
      asked += 1;
      return asked === 1 ? Promise.reject(new RebuildRunning('lists')) : Promise.resolve();
    };
    const outdated = ['MODEL_OF_ANOTHER_VERSION', 'MODEL_OF_ANOTHER_VERSION'];
    expect(await keeping(outdated, { rebuild }).ended).toBeUndefined();
    expect(asked).toBe(2);
  });

  it('says why where it cannot be made anew', async () => {
    const rebuild = () => Promise.reject(new Unfoldable('The event at 3 cannot be folded.'));
    expect(await keeping(['MODEL_OF_ANOTHER_VERSION'], { rebuild }).ended).toEqual({
      code: 'FOLD_FAILED',
      message: 'The event at 3 cannot be folded.',
      position: 7n,
    });
  });
});
