import { requireArchived, type EvidenceArchive } from '@platform/archive';

import { EvidenceMissing } from './list-command.errors';

/** @throws EvidenceMissing, EvidenceNotArchived */
export const requireEvidence = async (
  archive: EvidenceArchive,
  type: string,
  cited: readonly string[],
): Promise<void> => {
  if (cited.length === 0) throw new EvidenceMissing(type);
  await requireArchived(archive, cited);
};
