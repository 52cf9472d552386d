import { standing, type Version } from '@kernel';
import type { Recorded } from '@platform/event-log';

import type { ReadModel } from './projection';
import { VersionsOverlap } from './read-model.errors';

/**
 * What all that is known of a key comes to, in the order of time.
 *
 * @throws VersionsOverlap a timeline that gives two answers to one question
 */
export const foldKey = (
  { timeline }: Pick<ReadModel['projections'][number], 'timeline'>,
  known: readonly Recorded[],
  key: string,
): readonly Version<object>[] => {
  // A read model's projections differ in what they fold to: here it is plain JSON of any shape.
  const versions = timeline(standing(known), key) as readonly Version<object>[];
  // As timelines mostly come; sorting is for those that do not.
  if (!firstOverlapping(versions)) return versions;
  const ordered = versions.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  const overlapping = firstOverlapping(ordered);
  if (overlapping) throw new VersionsOverlap(key, overlapping.validFrom);
  return ordered;
};

const firstOverlapping = (versions: readonly Version<object>[]): Version<object> | undefined =>
  versions.find((version, i) => overlaps(version, versions[i + 1]));

const overlaps = (
  { validFrom, validTo }: Version<object>,
  next: Version<object> | undefined,
): boolean =>
  (validTo !== null && validTo <= validFrom) ||
  (next !== undefined && (validTo === null || validTo > next.validFrom));
