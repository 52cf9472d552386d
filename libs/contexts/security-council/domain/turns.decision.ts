import type {
  LegalStatusContested,
  SanctionsRegimeFact,
  SanctionsRegimeReinstated,
  SanctionsRegimeTerminated,
} from '@contracts';
import {
  possibleDaysOf,
  sameContent,
  type LegalDate,
  type LegalDay,
  isCertainlyAfter,
} from '@kernel';

import { saysTheSame } from './said';
import { saidOf, type EstablishedRegime } from './sanctions-regime';
import { isTerminatedOn, turnOf, turnsOf, type Turn } from './turns';
import * as refused from './turns.errors';

type Decision = readonly SanctionsRegimeFact[];

export const terminate = (
  data: SanctionsRegimeTerminated['data'],
  regime: EstablishedRegime,
): Decision => {
  const { by, terminatedBy, endedFrom } = data;
  const terminated = { type: 'SanctionsRegimeTerminated', data } as const;
  if ((by === 'act') !== (terminatedBy !== null)) {
    throw new refused.TerminationContradictsItself(by);
  }
  if (isOnRecord(regime, terminated)) return [];
  const { decidedOn } = regime.act;
  if (isCertainlyAfter(decidedOn, endedFrom)) {
    throw new refused.TerminatedBeforeEstablished(data.regime, endedFrom.verbatim);
  }
  if (!isAlternating(turnsOf(regime, turnOf(terminated)))) {
    throw new refused.RegimeAlreadyTerminated(data.regime);
  }
  return [terminated];
};

export const reinstate = (
  data: SanctionsRegimeReinstated['data'],
  regime: EstablishedRegime,
): Decision => {
  const reinstated = { type: 'SanctionsRegimeReinstated', data } as const;
  if (isOnRecord(regime, reinstated)) return [];
  const turn = turnOf(reinstated);
  if (turnsOf(regime).some((recorded) => sameContent(recorded, turn))) {
    throw new refused.TurnAlreadyRecorded(data.regime);
  }
  if (!isAlternating(turnsOf(regime, turn))) throw new refused.RegimeNotTerminated(data.regime);
  return [reinstated];
};

const isOnRecord = (
  regime: EstablishedRegime,
  turn: SanctionsRegimeTerminated | SanctionsRegimeReinstated,
): boolean => saidOf(regime, turn.type).some(({ fact }) => saysTheSame(fact, turn));

/** What began ends, and what ended applies again: never twice the one or the other. */
const isAlternating = (turns: readonly Turn[]): boolean =>
  turns.every(
    ({ type }, i) =>
      type === (i % 2 === 0 ? 'SanctionsRegimeTerminated' : 'SanctionsRegimeReinstated'),
  );

export const contest = (
  data: LegalStatusContested['data'],
  regime: EstablishedRegime,
): Decision => {
  const { contestedBy, contests } = data;
  const known = saidOf(regime, 'LegalStatusContested').filter(
    ({ dated }) =>
      dated.contests === contests &&
      sameContent(dated.contestedBy.toSorted(), contestedBy.toSorted()),
  );
  if (known.some(({ fact }) => sameContent(fact.data, data))) return [];
  if (known.length > 0) throw new refused.ContestationAlreadyRecorded(contestedBy);
  if (!hasMeasuresOn(regime, data.contestedOn)) throw new refused.NothingToContest(data.regime);
  return [{ type: 'LegalStatusContested', data }];
};

/** Undated, it holds from the beginning of the act that it contests: there has to be that act. */
const hasMeasuresOn = (regime: EstablishedRegime, date: LegalDate): boolean => {
  const { last } = possibleDaysOf(date);
  if (last === null) return saidOf(regime, 'SanctionsRegimeReinstated').length > 0;
  const day: LegalDay = { ...date, precision: 'day', value: last };
  return !isCertainlyAfter(regime.act.decidedOn, day) && !isTerminatedOn(regime, day);
};
