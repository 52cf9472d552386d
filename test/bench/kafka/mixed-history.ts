import type { Commit } from '@platform/event-log';
import { claimed, commitTo, confirmed, someStream } from '@testing';

import { commitOf } from '../log/realistic-facts';

export type Mixture = Readonly<{
  /** Whole editions of a list, `partsPerEdition` events in one commit. */
  editions: number;
  partsPerEdition: number;
  /** Commits of one event, of every context and some of determinations. */
  notices: number;
}>;

/**
 * Events as an import and the days after it record them. No commit waits for another. In rounds, so
 * that large ones and small ones meet.
 */
export const mixedHistory = ({
  editions,
  partsPerEdition,
  notices,
}: Mixture): readonly Commit[] => {
  const noticesPerEdition = Math.ceil(notices / editions);
  return Array.from({ length: editions }, (_, edition) => [
    commitOf(`edition-${String(edition)}`, 0, partsPerEdition),
    ...Array.from({ length: noticesPerEdition }, (__, n) => notice(n)),
  ]).flat();
};

const STREAMS = ['export-ban-list', 'sanctions-regime', 'development', 'export-ban-list'] as const;

/** Every twentieth is one that may not leave. */
const notice = (n: number): Commit => {
  if (n % 20 === 0) return commitTo(someStream('export-determination'), 0, [confirmed('any')]);
  const word = STREAMS[n % STREAMS.length];
  return commitTo(someStream(word), 0, [claimed(`change-${String(n)}`, SOURCE)]);
};

const SOURCE = 'Public Notice on Trade of Strategic Items, 35th amendment (Notice 2024-139)';
