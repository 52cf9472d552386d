import { sameContent } from '@kernel';

import type { EstablishedList, Promulgation } from './export-ban-list';
import { ChangeAlreadyRecorded } from './export-ban-list.errors';

export const promulgationOf = (
  { promulgations }: EstablishedList,
  changeId: string,
): Promulgation | undefined => promulgations.find(({ data }) => data.changeId === changeId);

/**
 * Whether a promulgation is on record, word for word.
 *
 * @throws ChangeAlreadyRecorded the change is on record in other words
 */
export const isOnRecord = (list: EstablishedList, asked: Promulgation): boolean => {
  const recorded = promulgationOf(list, asked.data.changeId);
  if (!recorded) return false;
  if (recorded.type === asked.type && sameContent(recorded.data, asked.data)) return true;
  throw new ChangeAlreadyRecorded(asked.data.changeId);
};
