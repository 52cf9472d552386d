import { DatabaseError } from 'pg';

import type { Receipt } from '../event-log';
import { CommandIdReused, EventIdTaken, StreamMoved, StreamNotOwned } from '../event-log.errors';
import type { PreparedAppend, PreparedCommit } from '../prepared-commit';
import { groupParameters } from './group-parameters';
import type { Queryable } from './queryable';
import { receiptFrom, type StoredReceipt } from './stored-receipt';

/** What a commit of a group came to. */
export type Outcome = Receipt | StreamMoved | EventIdTaken | CommandIdReused;

/** As log.answer. */
type Answer = StoredReceipt &
  Readonly<{
    outcome: 'written' | 'known' | 'reused' | 'moved' | 'taken';
    append: number;
    version: number;
    event_id: string;
  }>;

/**
 * Writes the commits of a group in one transaction; the outcomes are in the order of the group.
 *
 * @throws StreamNotOwned for the group as a whole
 */
export const appendGroup = async (
  database: Queryable,
  group: readonly PreparedCommit[],
): Promise<readonly Outcome[]> => {
  const values = groupParameters(group);
  const places = values.map((_, i) => `$${String(i + 1)}`).join();
  const text = `SELECT * FROM log.append(${places})`;
  const asked = { name: 'log.append', text, values: [...values] };
  const { rows } = await database.query<Answer>(asked).catch(rejectAsNamed);
  const appends = group.flatMap((commit) => commit.appends);
  return rows.map((answer, i) => outcomeOf(answer, group[i], appends[answer.append - 1]));
};

const outcomeOf = (
  answer: Answer,
  commit: PreparedCommit | undefined,
  append: PreparedAppend | undefined,
): Outcome => {
  const commandId = commit?.provenance.commandId ?? '';
  if (answer.outcome === 'reused') return new CommandIdReused(commandId);
  if (answer.outcome === 'taken') return new EventIdTaken(answer.event_id);
  if (answer.outcome === 'moved' && append) {
    return new StreamMoved(append.stream, append.expectedVersion, answer.version);
  }
  return receiptFrom(commandId, answer);
};

/** The trigger's name, which stands in the refusal as that of a constraint. */
const OWN_STREAMS_ONLY = 'own_streams_only';

const rejectAsNamed = (error: unknown): never => {
  const isForeign = error instanceof DatabaseError && error.constraint === OWN_STREAMS_ONLY;
  throw isForeign ? new StreamNotOwned(error.message) : error;
};
