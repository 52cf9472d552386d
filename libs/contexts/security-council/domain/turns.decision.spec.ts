import { given, newYorkDay, regime1718 } from '@testing';

import { sanctionsRegime } from './sanctions-regime.decider';
import type { AskedFor, SanctionsRegimeCommand } from './sanctions-regime.commands';
import * as refused from './turns.errors';

const { established, terminated, reinstated, contested } = regime1718;

const regime = '1718';
const running = given(sanctionsRegime, established());
const ended = given(sanctionsRegime, established(), terminated());
const again = given(sanctionsRegime, established(), terminated(), reinstated());

const terminate = (
  over: Partial<AskedFor['TerminateSanctionsRegime']> = {},
): SanctionsRegimeCommand => ({
  ...{ type: 'TerminateSanctionsRegime', regime },
  data: { ...terminated().data, ...over },
});

const reinstate = (
  over: Partial<AskedFor['ReinstateSanctionsRegime']> = {},
): SanctionsRegimeCommand => ({
  ...{ type: 'ReinstateSanctionsRegime', regime },
  data: { ...reinstated().data, ...over },
});

const contest = (over: Partial<AskedFor['ContestLegalStatus']> = {}): SanctionsRegimeCommand => ({
  ...{ type: 'ContestLegalStatus', regime },
  data: { ...contested().data, ...over },
});

describe('A termination', () => {
  it('is by an act with a symbol, or a lapse without one', () => {
    running.when(terminate()).thenRecords(terminated());
    const lapse = { by: 'lapse', terminatedBy: null } as const;
    running.when(terminate(lapse)).thenRecords(terminated(lapse));
  });

  it('is no act without a symbol, and no lapse with one', () => {
    running
      .when(terminate({ terminatedBy: null }))
      .thenRefuses(refused.TerminationContradictsItself);
    running.when(terminate({ by: 'lapse' })).thenRefuses(refused.TerminationContradictsItself);
  });

  it('is of a regime that was there', () =>
    running
      .when(terminate({ endedFrom: newYorkDay('2006-10-13') }))
      .thenRefuses(refused.TerminatedBeforeEstablished));

  it('stays quiet when it is on record', () => ended.when(terminate()).thenStaysQuiet());

  it.each(['2025-02-28', '2025-03-02'])('of %s is refused after another', (day) =>
    ended
      .when(terminate({ endedFrom: newYorkDay(day) }))
      .thenRefuses(refused.RegimeAlreadyTerminated),
  );

  it('may follow a reinstatement', () => {
    const over = { endedFrom: newYorkDay('2025-09-28') };
    again.when(terminate(over)).thenRecords(terminated(over));
  });
});

describe('A reinstatement', () => {
  it('is of a regime that was terminated', () => {
    ended.when(reinstate()).thenRecords(reinstated());
    running.when(reinstate()).thenRefuses(refused.RegimeNotTerminated);
  });

  it('does not come before the termination', () =>
    ended
      .when(reinstate({ reinstatedAt: '2025-02-28T23:59:59-05:00' }))
      .thenRefuses(refused.RegimeNotTerminated));

  it('does not come twice', () =>
    again
      .when(reinstate({ reinstatedAt: '2025-09-28T20:00:00-04:00' }))
      .thenRefuses(refused.RegimeNotTerminated));

  it('stays quiet when it is on record, and is refused in other words', () => {
    again.when(reinstate()).thenStaysQuiet();
    again.when(reinstate({ paragraph: null })).thenRefuses(refused.TurnAlreadyRecorded);
  });
});

describe('A contestation', () => {
  it('without a date is of a reinstatement', () => {
    again.when(contest()).thenRecords(contested());
    running.when(contest()).thenRefuses(refused.NothingToContest);
    ended.when(contest()).thenRefuses(refused.NothingToContest);
  });

  it.each([
    ['applied', '2025-02-28', running],
    ['applied still', '2025-02-28', ended],
    ['applied again', '2025-09-27', again],
  ])('of a day is of measures that %s', (_case, day, history) => {
    const over = { contestedOn: newYorkDay(day) };
    history.when(contest(over)).thenRecords(contested(over));
  });

  it.each([
    ['before the founding act', '2006-10-13', running],
    ['from the termination on', '2025-03-01', ended],
    ['until the reinstatement', '2025-09-26', again],
  ])('is of nothing %s', (_case, day, history) =>
    history.when(contest({ contestedOn: newYorkDay(day) })).thenRefuses(refused.NothingToContest),
  );

  it('stays quiet when it is on record, and is refused on another date', () => {
    const known = given(sanctionsRegime, established(), terminated(), reinstated(), contested());
    known.when(contest()).thenStaysQuiet();
    known
      .when(contest({ contestedBy: ['RUS', 'CHN'], contestedOn: newYorkDay('2025-09-28') }))
      .thenRefuses(refused.ContestationAlreadyRecorded);
  });

  it('by another state is another one', () => {
    const known = given(sanctionsRegime, established(), terminated(), reinstated(), contested());
    known.when(contest({ contestedBy: ['IRN'] })).thenRecords(contested({ contestedBy: ['IRN'] }));
  });
});
