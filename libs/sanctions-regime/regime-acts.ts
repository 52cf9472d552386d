import type { LegalStatusContested, SanctionsRegimeEstablished } from '@contracts';
import { beginningOf, instant, startOf, type Instant, type Known, type LegalDate } from '@kernel';

import { groundOf, inTime, type Ground } from './ground';
import { isOf, type RegimeFacts } from './reading';
import type { Closure } from './tenure';

/** An act on the regime as a whole, and from when on it holds. */
export type RegimeAct = Readonly<{
  kind: 'terminated' | 'reinstated';
  from: Instant;
  /** The resolution; null where it lapsed, or where nobody says. */
  by: string | null;
  lapsed: boolean;
  restsOn: Ground;
}>;

/** In the order of time. */
export const actsIn = (facts: RegimeFacts): readonly RegimeAct[] =>
  [
    ...facts.filter(isOf('SanctionsRegimeTerminated')).map((fact) => ({
      kind: 'terminated' as const,
      from: startOf(fact.data.endedFrom),
      by: fact.data.terminatedBy,
      lapsed: fact.data.by === 'lapse',
      restsOn: groundOf(fact),
    })),
    ...facts.filter(isOf('SanctionsRegimeReinstated')).map((fact) => ({
      kind: 'reinstated' as const,
      from: instant(fact.data.reinstatedAt),
      by: fact.data.reinstatedBy,
      lapsed: false,
      restsOn: groundOf(fact),
    })),
  ].toSorted(inTime);

/** While the regime was terminated. */
export const closuresOf = (acts: readonly RegimeAct[]): readonly Closure[] =>
  acts.reduce<readonly Closure[]>((closures, { kind, from, restsOn }) => {
    const open = closures.at(-1);
    const isOpen = open?.to === null;
    if (kind === 'terminated')
      return isOpen ? closures : [...closures, { from, to: null, restsOn }];
    return isOpen ? [...closures.slice(0, -1), { ...open, to: from }] : closures;
  }, []);

export const lastAct = (acts: readonly RegimeAct[], at: Instant): RegimeAct | undefined =>
  acts.findLast(({ from }) => from <= at);

/** States that say that the measures do not apply. */
export type Contestation = Readonly<{
  from: Instant;
  contestedBy: readonly string[];
  contests: string;
  contestedOn: LegalDate;
  restsOn: Ground;
}>;

/** Undated, it holds from the beginning of the act that it contests: the newest that revived. */
export const contestationsIn = (
  facts: RegimeFacts,
  acts: readonly RegimeAct[],
  founding: Known<SanctionsRegimeEstablished>,
): readonly Contestation[] => {
  const contested = acts.findLast(({ kind }) => kind === 'reinstated');
  const beginning = contested?.from ?? beginningOf(founding.data.decidedOn, founding.recordedAt);
  return facts
    .filter(isOf('LegalStatusContested'))
    .map((fact) => contestation(fact, beginning))
    .toSorted(inTime);
};

const contestation = (fact: Known<LegalStatusContested>, beginning: Instant): Contestation => {
  const { contestedBy, contests, contestedOn } = fact.data;
  const undated = contestedOn.precision === 'unknown';
  const from = undated ? beginning : beginningOf(contestedOn, fact.recordedAt);
  return { from, contestedBy, contests, contestedOn, restsOn: groundOf(fact) };
};

/** Those whose contention a later termination has not made pointless. */
export const contestationsAt = (
  contestations: readonly Contestation[],
  closures: readonly Closure[],
  at: Instant,
): readonly Contestation[] =>
  contestations.filter(
    ({ from }) =>
      from <= at && !closures.some((closure) => closure.from > from && closure.from <= at),
  );

/** States that watch where the United Nations no longer may. */
export type OutsideMonitor = Readonly<{
  from: Instant;
  body: string;
  /** ISO 3166-1 alpha-2. */
  members: readonly string[];
  announcedOn: LegalDate;
  announcedIn: string;
  restsOn: Ground;
}>;

export const outsideMonitorsIn = (facts: RegimeFacts): readonly OutsideMonitor[] =>
  facts
    .filter(isOf('AlternativeMonitoringEstablished'))
    .map((fact) => {
      const { body, members, announcedOn, announcedIn } = fact.data;
      const from = beginningOf(announcedOn, fact.recordedAt);
      return { from, body, members, announcedOn, announcedIn, restsOn: groundOf(fact) };
    })
    .toSorted(inTime);
