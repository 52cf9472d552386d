import type { Instant } from '@kernel';

import type { DevelopmentKind } from './acts';
import { allegationAt } from './allegation-in-time';
import { saidIn, type DatedAct } from './dated-act';
import type * as inTime from './development';
import type { DevelopmentHistory } from './development-history';
import { treatyAt } from './treaty-in-time';

/** What the acts up to a moment say; null where they do not say it yet. */
type SaidAt<Kind extends DevelopmentKind> = (
  acts: readonly DatedAct[],
  history: DevelopmentHistory,
  at: Instant,
) => Extract<inTime.KindInTime, { kind: Kind }> | null;

const position: SaidAt<'position'> = (acts) => {
  const [declared] = saidIn(acts, 'PositionDeclared');
  if (!declared) return null;
  const { actor, office, stance, statement } = declared;
  return { kind: 'position', status: 'declared', actor, office, stance, statement };
};

const policy: SaidAt<'policy'> = (acts) => {
  const [reassessed] = saidIn(acts, 'ArmsSupplyPolicyReassessed');
  if (!reassessed) return null;
  const { actor, office, recipient, from, to, statement } = reassessed;
  return { kind: 'policy', status: 'reassessed', actor, office, recipient, from, to, statement };
};

const incompatibility: SaidAt<'incompatibility'> = (acts) => {
  const [asserted] = saidIn(acts, 'IncompatibilityAsserted');
  if (!asserted) return null;
  const { assertedBy, text, incompatibleWith } = asserted;
  return { kind: 'incompatibility', status: 'asserted', assertedBy, text, incompatibleWith };
};

const question: SaidAt<'question'> = (acts) => {
  const opened = saidIn(acts, 'InspectionQuestionOpened');
  const [answer] = saidIn(acts, 'InspectionQuestionAnswered');
  const [first] = opened;
  if (!first) return null;
  return {
    kind: 'question',
    status: answer ? 'answered' : 'open',
    regime: first.regime,
    because: opened.map(({ because }) => because),
    body: answer?.body ?? null,
  };
};

const KINDS: { readonly [Kind in DevelopmentKind]: SaidAt<Kind> } = {
  treaty: treatyAt,
  allegation: allegationAt,
  position,
  policy,
  incompatibility,
  question,
};

export const kindAt = (
  acts: readonly DatedAct[],
  history: DevelopmentHistory,
  at: Instant,
): inTime.KindInTime | null => KINDS[history.kind](acts, history, at);
