import { table } from '../print/table';
import type { Terminal } from '../terminal';
import type { RecordedFacts } from './recorded.answer';

/** What was recorded, or would be: never the one taken for the other. */
export const showRecorded = (terminal: Terminal, { dryRun, events }: RecordedFacts): void => {
  if (events.length === 0) {
    terminal.print('Nothing new: what was told is on record already.');
    return;
  }
  terminal.print(dryRun ? 'Would be recorded (nothing was):' : 'Recorded:');
  const rows = events.map(({ position, type, subject, stream, eventId }) => [
    ...[position, type, subject ?? stream, eventId],
  ]);
  terminal.print(table(terminal.paint, ['POSITION', 'TYPE', 'ABOUT', 'EVENT'], rows));
};
