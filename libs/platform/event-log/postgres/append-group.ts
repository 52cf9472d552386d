import type { Receipt } from '../event-log';
import { CommandIdReused, EventIdTaken, StreamMoved } from '../event-log.errors';
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

/** Writes the commits of a group in one transaction; the outcomes are in the order of the group. */
export const appendGroup = async (
  database: Queryable,
  group: readonly PreparedCommit[],
): Promise<readonly Outcome[]> => {
  const values = groupParameters(group);
  const places = values.map((_, i) => `$${String(i + 1)}`).join();
  const text = `SELECT * FROM log.append(${places})`;
  const { rows } = await database.query<Answer>({ name: 'log.append', text, values: [...values] });
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
