import { startOf } from '@kernel';
import { requireArchived, type EvidenceArchive } from '@platform/archive';

import type { ExportBanListCommand } from '../domain/export-ban-list.commands';
import { EvidenceMissing, EvidenceOlderThanLook } from './list-command.errors';

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
 * @throws EvidenceOlderThanLook
 */
export const requireEvidenceOfLook = async (
  archive: EvidenceArchive,
  command: ExportBanListCommand,
  cited: readonly string[],
): Promise<void> => {
  if (command.type !== 'ConfirmStatus') return;
  const { seenOn } = command.data;
  const begins = startOf(seenOn);
  const records = await archive.recordsOf(cited);
  if (records.every(({ retrievedAt }) => retrievedAt < begins)) {
    throw new EvidenceOlderThanLook(seenOn.value);
  }
};
