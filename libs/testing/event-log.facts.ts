import { randomUUID } from 'node:crypto';

import type { DateClaimed, StatusConfirmed } from '@contracts';
import type { Append, Commit, NewFact, Provenance, Recorded } from '@platform/event-log';

import { dayIn } from './day-in';
import { provenance } from './provenance';

/** Nobody else's. */
export const someStream = (word = 'export-ban-list'): string => `${word}/${randomUUID()}`;

export const confirmed = (subject: string): StatusConfirmed => ({
  type: 'StatusConfirmed',
  data: {
    subject,
    provisions: 'all',
    stage: 'in-force',
    seenOn: dayIn('Asia/Seoul')('2024-09-09'),
  },
});

export const claimed = (subject: string, source = 'Notice 2024-31'): DateClaimed => ({
  type: 'DateClaimed',
  data: {
    subject,
    field: 'effectiveOn',
    claimed: dayIn('Asia/Seoul')('2024-09-09', '9 September 2024'),
    source,
  },
});

/** A commit to one stream. */
export const commitTo = (
  stream: string,
  expectedVersion: Append['expectedVersion'],
  facts: readonly NewFact[],
  over: Partial<Provenance> = {},
): Commit => ({
  appends: [{ stream, expectedVersion, facts }],
  provenance: provenance(over),
});

export const subjectsOf = (facts: readonly Recorded[]): readonly string[] =>
  facts.map(({ subject }) => subject);
