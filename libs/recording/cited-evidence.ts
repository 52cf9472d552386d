import { startOf, type LegalDay } from '@kernel';
import { requireArchived, type EvidenceArchive } from '@platform/archive';

import { EvidenceMissing, EvidenceOlderThanLook } from './recording.errors';

/** @throws EvidenceMissing, EvidenceNotArchived */
export const requireEvidence = async (
  archive: EvidenceArchive,
  type: string,
  cited: readonly string[],
): Promise<void> => {
  if (cited.length === 0) throw new EvidenceMissing(type);
  await requireArchived(archive, cited);
};

/**
 * What was retrieved before a look shows nothing of the day of the look.
 *
 * @param seenOn the day of the look; undefined where nobody says that he looked
 * @throws EvidenceOlderThanLook
 */
export const requireEvidenceOfLook = async (
  archive: EvidenceArchive,
  seenOn: LegalDay | undefined,
  cited: readonly string[],
): Promise<void> => {
  if (!seenOn) return;
  const begins = startOf(seenOn);
  const records = await archive.recordsOf(cited);
  if (records.every(({ retrievedAt }) => retrievedAt < begins)) {
    throw new EvidenceOlderThanLook(seenOn.value);
  }
};
