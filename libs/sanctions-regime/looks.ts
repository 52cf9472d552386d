import { startOf } from '@kernel';

import { groundOf, inTime } from './ground';
import { isOf, type RegimeFacts } from './reading';
import type { Look } from './tenure';

/**
 * What was seen of one subject, in the order of time. That a regime was seen in force, or that
 * those of its measures ended which have an end, says nothing of who monitors them.
 */
export const looksAt = (subject: string, facts: RegimeFacts): readonly Look[] =>
  facts
    .filter(isOf('StatusConfirmed'))
    .filter(({ data }) => data.subject === subject)
    .flatMap((fact) => {
      const { stage, seenOn } = fact.data;
      // Stages of a list's provisions: no mandate, measure or regime is in one.
      if (stage === 'promulgated' || stage === 'suspended') return [];
      return [{ stage, from: startOf(seenOn), restsOn: groundOf(fact) }];
    })
    .toSorted(inTime);
