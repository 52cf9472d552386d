import { z } from 'zod';

import type { RecordedFacts } from '../facts/recorded.answer';
import { text } from '../instance/envelope';
import { table } from '../print/table';
import type { Terminal } from '../terminal';

const items = z.array(z.object({ code: z.string(), description: text }));

/** What `ExportBanListItemised` says of items; an edition travels in parts. */
const itemised = z.object({ added: items, amended: items, removed: z.array(z.string()) });

type Row = readonly [change: 'added' | 'amended' | 'removed', code: string, description: string];

/** So many rows are shown; `--json` has them all. */
const SHOWN = 40;

/** Shows what an edition changes in the items of its list. */
export const showDifference = (terminal: Terminal, { events }: RecordedFacts): void => {
  const rows = events
    .filter(({ type }) => type === 'ExportBanListItemised')
    .flatMap(({ data }) => rowsOf(itemised.parse(data)));
  if (rows.length === 0) return;
  const times = (change: Row[0]) => String(rows.filter(([one]) => one === change).length);
  const counts = [`${times('added')} added`, `${times('amended')} amended`];
  terminal.print(`Items: ${[...counts, `${times('removed')} removed`].join(', ')}`);
  terminal.print(table(terminal.paint, ['CHANGE', 'CODE', 'DESCRIPTION'], rows.slice(0, SHOWN)));
  const more = rows.length - SHOWN;
  if (more > 0) terminal.print(`… and ${String(more)} more: --json shows all.`);
};

const rowsOf = ({ added, amended, removed }: z.infer<typeof itemised>): readonly Row[] => [
  ...added.map(({ code, description }): Row => ['added', code, description ?? '']),
  ...amended.map(({ code, description }): Row => ['amended', code, description ?? '']),
  ...removed.map((code): Row => ['removed', code, '']),
];
