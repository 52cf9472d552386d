import { countedModel } from '@testing';

import { ModelProgress } from './model-progress';
import { ModelBehind } from './read-model.errors';
import { untilApplied } from './wait-for-model';

describe('Waiting for a model', () => {
  beforeEach(() => jest.useFakeTimers());

  afterEach(() => jest.useRealTimers());

  const waitFor = (position: bigint, at: { applied: bigint }, progress = new ModelProgress()) =>
    untilApplied(countedModel, {
      ...{ position, progress, timeoutMs: 2_000 },
      applied: () => Promise.resolve(at.applied),
    });

  it('does not wait for what is applied', async () =>
    expect(await waitFor(7n, { applied: 7n })).toBe(7n));

  it('ends at once when a runner of this process has moved it there', async () => {
    const [at, progress] = [{ applied: 6n }, new ModelProgress()];
    const waiting = waitFor(7n, at, progress);
    await jest.advanceTimersByTimeAsync(1);
    at.applied = 8n;
    progress.moved();
    // Time stands still: nothing but the move can have ended it.
    expect(await waiting).toBe(8n);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('ends soon after a runner of another process has moved it there', async () => {
    const at = { applied: 6n };
    const waiting = waitFor(7n, at);
    at.applied = 7n;
    await jest.advanceTimersByTimeAsync(25);
    expect(await waiting).toBe(7n);
  });

  it('ends with where the model is when the time is over', async () => {
    const refused = expect(waitFor(7n, { applied: 6n })).rejects.toThrow(
      new ModelBehind(countedModel, 7n, 6n),
    );
    await jest.advanceTimersByTimeAsync(2_000);
    await refused;
  });
});
