import { table } from '../print/table';
import type { Terminal } from '../terminal';
import type { ChangedAnswer, RecordedFacts } from './recorded.answer';

/** What was recorded, or would be: never the one taken for the other. */
export const showRecorded = (
  terminal: Terminal,
  { dryRun, events, changes }: RecordedFacts,
): void => {
  if (events.length === 0) {
    terminal.print('Nothing new: what was told is on record already.');
    return;
  }
  terminal.print(dryRun ? 'Would be recorded (nothing was):' : 'Recorded:');
  const rows = events.map(({ position, type, subject, stream, eventId }) => [
    ...[position, type, subject ?? stream, eventId],
  ]);
  terminal.print(table(terminal.paint, ['POSITION', 'TYPE', 'ABOUT', 'EVENT'], rows));
  if (dryRun && changes) showChanges(terminal, changes);
};

const showChanges = (terminal: Terminal, changes: readonly ChangedAnswer[]): void => {
  terminal.print(changes.length === 0 ? '\nNo answer would change.' : '\nAnswers would change:');
  if (changes.length === 0) return;
  const head = ['ANSWER', 'ABOUT', 'FROM', 'UNTIL', 'WHAT', 'NOW', 'THEN'];
  terminal.print(table(terminal.paint, head, changes.flatMap(rowsOf)));
};

const rowsOf = ({ answer, key, from, until, fields }: ChangedAnswer) =>
  fields.map(({ field, before, after }, i) => [
    ...(i === 0 ? [answer, key, from, until ?? 'further notice'] : ['', '', '', '']),
    ...[field, wordOf(before), wordOf(after)],
  ]);

/** A long value is not a cell: its beginning tells it from the other one. */
const wordOf = (value: unknown): string => {
  if (value === undefined || value === null) return 'nothing';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};
