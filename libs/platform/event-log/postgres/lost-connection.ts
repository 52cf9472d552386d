import { setTimeout } from 'node:timers/promises';

import { DatabaseError } from 'pg';

/**
 * Whether the server went away, or never was there, rather than refused. SQLSTATE class 08 and 57P:
 * terminated, crashed, starting up. What has no SQLSTATE comes from the socket or the driver.
 */
export const isLostConnection = (error: unknown): boolean => {
  if (error instanceof DatabaseError) return /^(08|57P0)/.test(error.code ?? '');
  return error instanceof Error && ('syscall' in error || DRIVER.test(error.message));
};

const DRIVER = /^(Connection terminated|Client has encountered a connection error)/;

const FIRST_PAUSE_MS = 10;
const LAST_PAUSE_MS = 2_560;

/**
 * Asks again, for about five seconds, what is safe to ask again: a read, or an append, which its
 * receipts keep from being written twice.
 */
export const overNewConnections = async <Result>(ask: () => Promise<Result>): Promise<Result> => {
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs *= 2) {
    try {
      return await ask();
    } catch (error) {
      if (!isLostConnection(error) || pauseMs > LAST_PAUSE_MS) throw error;
      await setTimeout(pauseMs);
    }
  }
};
