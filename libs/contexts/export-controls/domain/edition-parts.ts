import type { ExportBanListItemised } from '@contracts';

import type { EditionOnRecord } from './export-ban-list';
import type { Difference } from './items';

/** As many as a part may hold: the bounds of the fact itself, less what stands around its items. */
export const MOST_ITEMS = 500;
export const MOST_BYTES = 200 * 1024;

type Entry =
  | Readonly<{ kind: 'added' | 'amended'; entry: Difference['added'][number] }>
  | Readonly<{ kind: 'removed'; entry: string }>;

/** An edition that changes nothing is one empty part: it says which announcement it replaces. */
export const partsOf = (
  edition: Omit<EditionOnRecord, keyof Difference>,
  difference: Difference,
): readonly ExportBanListItemised[] => {
  const pieces = cut(entriesOf(difference));
  return pieces.map((piece, index) => ({
    type: 'ExportBanListItemised',
    data: { ...edition, part: { index, of: pieces.length }, ...differenceIn(piece) },
  }));
};

const entriesOf = ({ added, amended, removed }: Difference): readonly Entry[] => [
  ...added.map((entry) => ({ kind: 'added', entry }) as const),
  ...amended.map((entry) => ({ kind: 'amended', entry }) as const),
  ...removed.map((entry) => ({ kind: 'removed', entry }) as const),
];

const cut = (entries: readonly Entry[]): readonly (readonly Entry[])[] => {
  const pieces: Entry[][] = [[]];
  let bytes = 0;
  for (const entry of entries) {
    const size = bytesOf(entry);
    const piece = pieces.at(-1) ?? [];
    if (piece.length === MOST_ITEMS || bytes + size > MOST_BYTES) {
      pieces.push([entry]);
      bytes = size;
    } else {
      piece.push(entry);
      bytes += size;
    }
  }
  return pieces;
};

const encoder = new TextEncoder();

/** An event is stored as UTF-8: a Korean description takes three bytes a character. */
const bytesOf = ({ entry }: Entry): number => encoder.encode(JSON.stringify(entry)).byteLength + 1;

const differenceIn = (entries: readonly Entry[]) => ({
  added: entries.flatMap(({ kind, entry }) => (kind === 'added' ? [entry] : [])),
  amended: entries.flatMap(({ kind, entry }) => (kind === 'amended' ? [entry] : [])),
  removed: entries.flatMap(({ kind, entry }) => (kind === 'removed' ? [entry] : [])),
});
