import { streamWordsOf, type Recorded, type Selection } from '../event-log';
import type { Queryable } from './queryable';
import {
  COMMIT_COLUMNS,
  commitFrom,
  EVENT_COLUMNS,
  eventFrom,
  type CommitRow,
  type EventRow,
  type RecordedCommit,
} from './recorded-rows';
import { textRows } from './text-rows';

const EVENTS = `
  SELECT ${EVENT_COLUMNS} FROM log.event JOIN log.stream ON stream.id = event.stream`;

/**
 * Whole commits after a position, up to a number of events, and one commit at least. Of a commit
 * that the position lies in, the rest.
 */
export const commitsAfter = async (
  database: Queryable,
  after: bigint,
  limit: number,
): Promise<readonly Recorded[]> => {
  const rows = await textRows<CommitRow>(
    database,
    `SELECT ${COMMIT_COLUMNS} FROM log.commit
       WHERE first_position >= (
           SELECT max(first_position) FROM log.commit WHERE first_position <= $1::bigint + 1
         )
         AND first_position + size > $1::bigint + 1 AND first_position <= $1::bigint + $2
       ORDER BY first_position`,
    [after, limit],
  );
  const ends = rows.map(commitFrom).map(lastPosition);
  const [first] = ends;
  if (first === undefined) return [];
  const end = ends.findLast((position) => position <= after + BigInt(limit)) ?? first;
  const events = await textRows<EventRow>(
    database,
    `${EVENTS} WHERE event.position > $1 AND event.position <= $2 ORDER BY event.position`,
    [after, end],
  );
  return inTheirCommits(events, rows.map(commitFrom));
};

const lastPosition = ({ firstPosition, size }: RecordedCommit): bigint =>
  firstPosition + BigInt(size) - 1n;

/** @param condition of log.event and log.stream, with an order; its parameters are `values`. */
export const eventsWhere = async (
  database: Queryable,
  condition: string,
  values: readonly unknown[],
): Promise<readonly Recorded[]> => {
  const events = await textRows<EventRow>(database, `${EVENTS} WHERE ${condition}`, values);
  if (events.length === 0) return [];
  // Read once for all their events. What is in the log stays: no transaction need hold the two.
  const commits = await textRows<CommitRow>(
    database,
    `SELECT ${COMMIT_COLUMNS} FROM log.commit WHERE first_position = ANY ($1)`,
    [[...new Set(events.map(([, commit]) => commit))]],
  );
  return inTheirCommits(events, commits.map(commitFrom));
};

/** Every part of a selection narrows; a part that is not asked for does not. */
export const selected = (
  database: Queryable,
  { after, limit, type, context, subject, stream }: Selection,
): Promise<readonly Recorded[]> => {
  const values: unknown[] = [after, limit];
  const narrowing = [
    ['event.type = ', type],
    ['event.subject = ', subject],
    ['stream.name = ', stream],
    ["split_part(stream.name, '/', 1) = ANY ", context && streamWordsOf(context)],
  ] as const;
  const conditions = narrowing
    .filter(([, value]) => value !== undefined)
    .map(([condition, value]) => `AND ${condition}($${String(values.push(value))})`);
  return eventsWhere(
    database,
    `event.position > $1 ${conditions.join(' ')} ORDER BY event.position LIMIT $2`,
    values,
  );
};

const inTheirCommits = (
  events: readonly EventRow[],
  commits: readonly RecordedCommit[],
): readonly Recorded[] => {
  const byPosition = new Map(commits.map((commit) => [String(commit.firstPosition), commit]));
  return events.map((event) => {
    const commit = byPosition.get(event[1]);
    if (!commit)
      throw new Error(`Position ${event[0]} is in no commit: the log was tampered with.`);
    return eventFrom(event, commit);
  });
};
