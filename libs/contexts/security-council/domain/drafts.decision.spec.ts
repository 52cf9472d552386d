import { given, newYorkDay, regime1718 } from '@testing';

import { sanctionsRegime } from './sanctions-regime.decider';
import type { AskedFor, SanctionsRegimeCommand } from './sanctions-regime.commands';
import { EndsBeforeItBegins, ZoneNotOfCouncil } from './sanctions-regime.errors';
import * as refused from './votes.errors';

const { established, panelEstablished, panelExtended, tabled } = regime1718;
const { adopted, renewalVetoed, inspectionBlocked, failed } = regime1718;

const regime = '1718';
const monitored = given(sanctionsRegime, established(), panelEstablished());
const vetoed = given(sanctionsRegime, established(), panelExtended(), renewalVetoed());

const recordVeto = (over: Partial<AskedFor['RecordVeto']> = {}): SanctionsRegimeCommand => ({
  ...{ type: 'RecordVeto', regime },
  data: { ...renewalVetoed().data, ...over },
});

const recordAdoption = (
  over: Partial<AskedFor['RecordAdoption']> = {},
): SanctionsRegimeCommand => ({
  ...{ type: 'RecordAdoption', regime },
  data: { ...adopted().data, ...over },
});

const recordFailure = (over: Partial<AskedFor['RecordFailure']> = {}): SanctionsRegimeCommand => ({
  ...{ type: 'RecordFailure', regime },
  data: { ...failed().data, ...over },
});

describe('A failure', () => {
  it('is one with eight votes, even against a permanent member', () =>
    monitored.when(recordFailure()).thenRecords(failed()));

  it('is none with nine', () =>
    monitored
      .when(recordFailure({ tally: { for: 9, against: 2, abstaining: 4 } }))
      .thenRefuses(refused.NotAFailure));

  it('stays quiet when it is on record', () =>
    given(sanctionsRegime, established(), failed()).when(recordFailure()).thenStaysQuiet());

  it('is not also a veto', () =>
    vetoed.when(recordFailure({ symbol: 'S/2024/255' })).thenRefuses(refused.VoteAlreadyRecorded));
});

describe('A vote', () => {
  const on = given(sanctionsRegime, established(), panelEstablished(), tabled());
  const utc = { ...newYorkDay('2024-03-28'), zone: 'UTC' };
  const early = { extendsMandateUntil: newYorkDay('2024-03-27') };

  it.each([
    ['of sixteen', { tally: { for: 14, against: 1, abstaining: 1 } }, refused.ImpossibleTally],
    ['on a day of another zone', { votedOn: utc }, ZoneNotOfCouncil],
    ['until a day before it', { proposal: early }, EndsBeforeItBegins],
    ['on a resolution', { symbol: 'S/RES/2680(2023)' }, refused.SymbolOfOtherDocument],
    ['before its draft', { votedOn: newYorkDay('2024-03-27') }, refused.TabledAfterVote],
  ])('%s is refused', (_case, over, error) => on.when(recordVeto(over)).thenRefuses(error));

  it('on the day on which its draft was tabled is one', () =>
    on.when(recordVeto()).thenRecords(renewalVetoed(), inspectionBlocked()));

  it('that adopts a draft names a resolution', () =>
    on.when(recordAdoption({ symbol: 'S/2023/200' })).thenRefuses(refused.SymbolOfOtherDocument));
});

describe('A draft', () => {
  const table = (over: Partial<AskedFor['TableDraft']> = {}): SanctionsRegimeCommand => ({
    ...{ type: 'TableDraft', regime },
    data: { ...tabled().data, ...over },
  });

  it('is tabled, also where its vote became known first', () => {
    monitored.when(table()).thenRecords(tabled());
    vetoed.when(table()).thenRecords(tabled());
  });

  it('stays quiet when it is on record, and is refused with other content', () => {
    const known = given(sanctionsRegime, established(), tabled());
    known.when(table()).thenStaysQuiet();
    known.when(table({ sponsors: ['USA', 'GBR'] })).thenRefuses(refused.DraftAlreadyTabled);
  });

  it('is not tabled the day after its vote, nor as a resolution', () => {
    const tabledOn = newYorkDay('2024-03-29');
    vetoed.when(table({ tabledOn })).thenRefuses(refused.TabledAfterVote);
    monitored
      .when(table({ symbol: 'S/RES/2680(2023)' }))
      .thenRefuses(refused.SymbolOfOtherDocument);
  });
});
