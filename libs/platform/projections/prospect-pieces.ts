import { sameContent, type Instant, type Version } from '@kernel';

import { changedFields, type ChangedField } from './prospect-fields';

/** A stretch of time over which an answer would read otherwise in the same way. */
export type ChangedPiece = Readonly<{
  from: Instant;
  /** Not included; null where no end is known. */
  until: Instant | null;
  fields: readonly ChangedField[];
}>;

type Versions = readonly Version<object>[];

/** Two timelines of one key, compared wherever one of them turns. */
export const changedPieces = (before: Versions, after: Versions): readonly ChangedPiece[] => {
  const turns = turnsOf([...before, ...after]);
  const pieces: ChangedPiece[] = [];
  for (const [i, from] of turns.entries()) {
    const fields = changedFields(valueAt(before, from), valueAt(after, from));
    if (fields.length > 0) add(pieces, { from, until: turns[i + 1] ?? null, fields });
  }
  return pieces;
};

const turnsOf = (versions: Versions): readonly Instant[] =>
  [
    ...new Set(
      versions.flatMap(({ validFrom, validTo }) =>
        validTo === null ? [validFrom] : [validFrom, validTo],
      ),
    ),
  ].sort();

const valueAt = (versions: Versions, at: Instant): object | undefined =>
  versions.find(({ validFrom, validTo }) => validFrom <= at && (validTo === null || at < validTo))
    ?.value;

/** A turn that only says whence a value comes is none to the reader. */
const add = (pieces: ChangedPiece[], piece: ChangedPiece): void => {
  const last = pieces.at(-1);
  if (last?.until === piece.from && sameContent(last.fields, piece.fields)) {
    pieces.splice(-1, 1, { ...last, until: piece.until });
  } else pieces.push(piece);
};
