import type { Instant } from '@kernel';

import { saidIn, type DatedAct } from './dated-act';
import type { TreatyInTime } from './development';
import type { DevelopmentHistory } from './development-history';

export const treatyAt = (
  acts: readonly DatedAct[],
  history: DevelopmentHistory,
  at: Instant,
): TreatyInTime | null => {
  // Ratified, it was signed before, though the day of that is known to the month or year only.
  const [signed] = saidIn(history.acts, 'TreatySigned');
  if (!signed) return null;
  const { treaty, title, parties, signedIn, replaces, revives } = signed;
  const [entry] = saidIn(acts, 'TreatyEnteredIntoForce');
  const [end] = saidIn(acts, 'TreatyTerminated');
  return {
    kind: 'treaty',
    status: statusOf(acts, parties),
    ...{ treaty, title, parties, signedIn, replaces, revives },
    texts: saidIn(acts, 'TreatyTextPublished').map(
      ({ publishedBy, articleCount, summary, articles }) => ({
        ...{ publishedBy, articleCount, summary, articles },
      }),
    ),
    ratifications: saidIn(acts, 'TreatyRatified').map(({ party, by }) => ({ party, by })),
    steps: history.steps
      .filter(({ from }) => from <= at)
      .map(({ party, step, on }) => ({ party, step, on })),
    entry: entry ? { by: entry.by, article: entry.article } : null,
    end: end ? { replacedBy: end.replacedBy, because: end.because } : null,
  };
};

/** One party's ratification binds nobody yet; that its text is public changes nothing. */
const statusOf = (
  acts: readonly DatedAct[],
  parties: readonly string[],
): TreatyInTime['status'] => {
  const ratified = new Set(saidIn(acts, 'TreatyRatified').map(({ party }) => party));
  if (saidIn(acts, 'TreatyTerminated').length > 0) return 'terminated';
  if (saidIn(acts, 'TreatyEnteredIntoForce').length > 0) return 'in-force';
  return parties.every((party) => ratified.has(party)) ? 'ratified' : 'signed';
};
