import type { DevelopmentFact } from '@contracts';
import { sameContent } from '@kernel';

import type { Development } from './development';
import { SaidOtherwise } from './development.errors';

/**
 * Whether a fact is on record, word for word.
 *
 * @param isRival which other facts of its type leave no place for it: all of them, unless said
 * @throws SaidOtherwise one of them is on record
 */
export const isOnRecord = <Fact extends DevelopmentFact>(
  development: Development,
  asked: Fact,
  isRival: (data: Fact['data']) => boolean = () => true,
): boolean => {
  const rivals = development.filter(({ type, data }) => type === asked.type && isRival(data));
  if (rivals.some(({ data }) => sameContent(data, asked.data))) return true;
  if (rivals.length > 0) throw new SaidOtherwise(asked.type);
  return false;
};
