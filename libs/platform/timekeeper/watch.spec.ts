import type { DomainEvent } from '@kernel';
import type { StreamSlice } from '@platform/event-log';
import {
  claimed,
  claimedDatesDuty,
  commitTo,
  InMemoryEventLog,
  recordClaimedDatesIn,
  SettableClock,
  tookEffect,
} from '@testing';

import { Watch } from './watch';

const STREAM = 'export-ban-list/any';
const LATE = '2026-11-24T05:00:00.000Z';

/** A watch; `whileRead` happens once, after the stream was read and before it is told. */
const watching = (log: InMemoryEventLog, whileRead: (watch: Watch) => Promise<void>) => {
  let isFirst = true;
  const readStream = async <Fact extends DomainEvent>(stream: string) => {
    const slice: StreamSlice<Fact> = await log.readStream<Fact>(stream);
    if (isFirst) {
      isFirst = false;
      await whileRead(watch);
    }
    return slice;
  };
  const failures: string[] = [];
  const watch = new Watch(claimedDatesDuty, STREAM, {
    log: { readStream },
    clock: new SettableClock(LATE),
    record: recordClaimedDatesIn(log),
    onFailure: (what) => failures.push(what),
  });
  return { watch, failures };
};

describe('A watch over a stream', () => {
  it('reads again what has grown while it was read', async () => {
    const log = new InMemoryEventLog();
    const { watch, failures } = watching(log, async (touched) => {
      await log.append(commitTo(STREAM, 0, [claimed('35th-notice')]));
      touched.touch();
    });
    await watch.keep();
    expect(tookEffect(log.facts)).toEqual([]);
    expect(watch.next()).toBeDefined();
    await watch.keep();
    expect(tookEffect(log.facts)).toEqual(['35th-notice']);
    expect(failures).toEqual([]);
  });

  it('has nothing to do where nothing came', async () => {
    const { watch } = watching(new InMemoryEventLog(), () => Promise.resolve());
    await watch.keep();
    expect(watch.next()).toBeUndefined();
  });

  it('tries again what it could not read', async () => {
    const log = new InMemoryEventLog();
    await log.append(commitTo(STREAM, 0, [claimed('35th-notice')]));
    const { watch, failures } = watching(log, () => Promise.reject(new Error('It is away.')));
    await watch.keep();
    expect(failures).toEqual(['claimed dates of export-ban-list/any']);
    expect(watch.next()).toBe('2026-11-24T05:00:01.000Z');
  });
});
