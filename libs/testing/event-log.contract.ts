import type { EventLog } from '@platform/event-log';

import { appendingContract } from './event-log.appending.contract';
import { concurrencyContract } from './event-log.concurrency.contract';
import { conflictsContract } from './event-log.conflicts.contract';
import { readingContract } from './event-log.reading.contract';
import { receiptsContract } from './event-log.receipts.contract';

export type OpenLog = Readonly<{ log: EventLog; close: () => Promise<void> }>;

/** One suite for every adapter: a fake that passes it cannot drift from the real log. */
export const eventLogContract = (adapter: string, open: () => Promise<OpenLog>) =>
  describe(`The event log ${adapter}`, () => {
    let opened: OpenLog;
    const log = () => opened.log;

    beforeAll(async () => {
      opened = await open();
    });

    afterAll(() => opened.close());

    it('begins before its first position', async () => {
      const { position, recordedAt } = await log().head();
      expect([position, recordedAt]).toEqual([0n, null]);
      expect(await log().readCommits(0n, 10)).toEqual([]);
      expect(await log().wholeCommitAt(0n)).toBe(0n);
      expect(await log().positionAt('2999-01-01T00:00:00.000Z')).toBe(0n);
    });

    appendingContract(log);
    conflictsContract(log);
    receiptsContract(log);
    readingContract(log);
    concurrencyContract(log);
  });
