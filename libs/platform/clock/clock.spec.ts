import { SystemClock } from './clock';

const NOW = Date.parse('2024-04-01T00:00:00.000Z');
const A_MINUTE_MS = 60_000;
const A_HOUR_MS = 3_600_000;

const waiting = (at: string, stop = new AbortController()) => {
  const told = { awake: false };
  const woken = new SystemClock().until(at, stop.signal).then(() => {
    told.awake = true;
  });
  return { told, woken, stop };
};

describe('Whoever waits by the system clock', () => {
  beforeEach(() => jest.useFakeTimers({ now: NOW }));
  afterEach(() => jest.useRealTimers());

  it('wakes at the instant and not a millisecond before', async () => {
    const { told } = waiting('2024-04-01T00:10:00.000Z');
    await jest.advanceTimersByTimeAsync(10 * A_MINUTE_MS - 1);
    expect(told.awake).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    expect(told.awake).toBe(true);
  });

  it('may wait for longer than a timer can be set to', async () => {
    const naps = jest.spyOn(globalThis, 'setTimeout');
    const { told } = waiting('2024-05-01T04:00:00.000Z');
    // A timer that is set to more than 24.8 days fires at once, and again, and again.
    await jest.advanceTimersByTimeAsync(A_MINUTE_MS);
    expect(naps.mock.calls.length).toBeLessThan(10);
    expect(told.awake).toBe(false);
    jest.setSystemTime(Date.parse('2024-05-01T03:59:00.000Z'));
    await jest.advanceTimersByTimeAsync(A_MINUTE_MS - 1);
    expect(told.awake).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    expect(told.awake).toBe(true);
  });

  it('does not wait at all for what has been', async () => {
    const { woken } = waiting('2024-04-01T00:00:00.000Z');
    await expect(woken).resolves.toBeUndefined();
  });

  it('learns within a minute that the clock was set, or that the machine slept', async () => {
    const { told } = waiting('2024-05-01T04:00:00.000Z');
    await jest.advanceTimersByTimeAsync(A_MINUTE_MS);
    jest.setSystemTime(Date.parse('2024-05-02T00:00:00.000Z'));
    await jest.advanceTimersByTimeAsync(A_MINUTE_MS);
    expect(told.awake).toBe(true);
  });

  it('waits on where the clock was set back', async () => {
    const { told } = waiting('2024-04-01T00:01:00.000Z');
    jest.setSystemTime(NOW - A_HOUR_MS);
    await jest.advanceTimersByTimeAsync(A_HOUR_MS);
    expect(told.awake).toBe(false);
    await jest.advanceTimersByTimeAsync(A_MINUTE_MS);
    expect(told.awake).toBe(true);
  });

  it('may stop waiting, and leaves no timer behind', async () => {
    const { woken, stop } = waiting('2024-05-01T04:00:00.000Z');
    stop.abort();
    await expect(woken).resolves.toBeUndefined();
    expect(jest.getTimerCount()).toBe(0);
  });
});
