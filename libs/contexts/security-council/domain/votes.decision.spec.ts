import { given, newYorkDay, regime1718 } from '@testing';

import { sanctionsRegime } from './sanctions-regime.decider';
import type { AskedFor, SanctionsRegimeCommand } from './sanctions-regime.commands';
import { UnknownRegime } from './sanctions-regime.errors';
import { ExtensionAlreadyRecorded, ExtensionShortens } from './mandates.errors';
import * as refused from './votes.errors';

const { established, panelEstablished, panelExtended } = regime1718;
const { adopted, renewalVetoed, inspectionBlocked } = regime1718;

const regime = '1718';
const unmonitored = given(sanctionsRegime, established());
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

const against = (...states: readonly string[]) =>
  states.map((state) => ({ state, cast: 'against' as const }));

describe('A veto', () => {
  it('of a renewal records that inspection is blocked, too', () =>
    monitored.when(recordVeto()).thenRecords(renewalVetoed(), inspectionBlocked()));

  it('of measures blocks no inspection', () => {
    const over = { proposal: { imposes: ['a cap on crude oil'] } };
    monitored.when(recordVeto(over)).thenRecords(renewalVetoed(over));
  });

  it('of a draft that would have done both blocks inspection', () => {
    const proposal = { ...renewalVetoed().data.proposal, imposes: ['a cap on crude oil'] };
    monitored
      .when(recordVeto({ proposal }))
      .thenRecords(renewalVetoed({ proposal }), inspectionBlocked());
  });

  it('needs nine votes in favour, and no more', () => {
    const nine = { tally: { for: 9, against: 1, abstaining: 5 } };
    monitored.when(recordVeto(nine)).thenRecords(renewalVetoed(nine), inspectionBlocked());
  });

  it('may be of two members, named in any order', () => {
    const two = {
      tally: { for: 13, against: 2, abstaining: 0 },
      casts: against('CHN', 'RUS'),
      vetoedBy: ['RUS', 'CHN'],
    };
    monitored
      .when(recordVeto(two))
      .thenRecords(renewalVetoed(two), inspectionBlocked({ blockedBy: ['RUS', 'CHN'] }));
  });

  it.each([
    ['eight votes in favour', { tally: { for: 8, against: 1, abstaining: 6 } }],
    ['a permanent member abstaining', { casts: [{ state: 'RUS', cast: 'abstaining' as const }] }],
    ['nobody named', { casts: [] }],
  ])('is none with %s', (_case, over) =>
    monitored.when(recordVeto(over)).thenRefuses(refused.NotAVeto),
  );

  it('of an elected member is none', () =>
    monitored
      .when(recordVeto({ vetoedBy: ['CHE'], casts: against('CHE') }))
      .thenRefuses(refused.VetoOfElectedMember));

  it.each([
    ['leaves out a member', { vetoedBy: ['RUS'] }],
    ['names one that voted otherwise', { vetoedBy: ['CHN', 'RUS', 'USA'] }],
    ['names one twice', { vetoedBy: ['RUS', 'RUS'] }],
  ])('that %s is refused', (_case, { vetoedBy }) =>
    monitored
      .when(
        recordVeto({
          ...{ vetoedBy, casts: against('CHN', 'RUS') },
          tally: { for: 13, against: 2, abstaining: 0 },
        }),
      )
      .thenRefuses(refused.VetoDisagreesWithCasts),
  );

  it('blocks nothing where no mandate is on record', () =>
    unmonitored.when(recordVeto()).thenRecords(renewalVetoed()));

  it('blocks nothing that can be named where several mandates are on record', () =>
    given(
      sanctionsRegime,
      ...[established(), panelEstablished(), panelEstablished({ mandate: 'ombudsperson' })],
    )
      .when(recordVeto())
      .thenRecords(renewalVetoed()));

  it('blocks no mandate that was established the day after', () => {
    const onTheDay = { decidedOn: newYorkDay('2024-03-28'), endsOn: null };
    const dayAfter = { decidedOn: newYorkDay('2024-03-29'), endsOn: null };
    given(sanctionsRegime, established(), panelEstablished(onTheDay))
      .when(recordVeto())
      .thenRecords(renewalVetoed(), inspectionBlocked());
    given(sanctionsRegime, established(), panelEstablished(dayAfter))
      .when(recordVeto())
      .thenRecords(renewalVetoed());
  });

  it('stays quiet when it is on record word for word', () =>
    vetoed.when(recordVeto()).thenStaysQuiet());

  it.each([
    ['another tally', { tally: { for: 12, against: 1, abstaining: 1 } }],
    [
      'more casts',
      { casts: [...renewalVetoed().data.casts, { state: 'USA', cast: 'for' as const }] },
    ],
    ['another proposal', { proposal: {} }],
    ['another day', { votedOn: newYorkDay('2024-03-29') }],
  ])('that is on record with %s has to be retracted first', (_case, over) =>
    vetoed.when(recordVeto(over)).thenRefuses(refused.VoteAlreadyRecorded),
  );

  it('is of no regime whose founding act was never recorded, or retracted', () =>
    given(sanctionsRegime, panelExtended()).when(recordVeto()).thenRefuses(UnknownRegime));
});

describe('An adoption', () => {
  it('of a renewal extends the one mandate on record, too', () =>
    monitored.when(recordAdoption()).thenRecords(adopted(), panelExtended()));

  it('extends nothing where no mandate is on record, or several', () => {
    unmonitored.when(recordAdoption()).thenRecords(adopted());
    given(
      sanctionsRegime,
      ...[established(), panelEstablished(), panelEstablished({ mandate: 'ombudsperson' })],
    )
      .when(recordAdoption())
      .thenRecords(adopted());
  });

  it('extends nothing that its extension on record extends already', () =>
    given(sanctionsRegime, established(), panelEstablished(), panelExtended())
      .when(recordAdoption())
      .thenRecords(adopted()));

  it('cannot extend until another day than its extension on record', () =>
    given(sanctionsRegime, established(), panelExtended({ endsOn: newYorkDay('2024-05-30') }))
      .when(recordAdoption())
      .thenRefuses(ExtensionAlreadyRecorded));

  it('cannot extend what runs longer already', () =>
    given(sanctionsRegime, established(), panelEstablished({ endsOn: newYorkDay('2024-05-01') }))
      .when(recordAdoption())
      .thenRefuses(ExtensionShortens));

  it('of a day before the founding act is a fact of the regime', () => {
    const demand = {
      ...{ symbol: 'S/RES/1695(2006)', votedOn: newYorkDay('2006-07-15'), proposal: {} },
    };
    unmonitored.when(recordAdoption(demand)).thenRecords(adopted(demand));
  });

  it('needs nine votes', () => {
    const nine = { tally: { for: 9, against: 0, abstaining: 6 }, proposal: {} };
    const eight = { tally: { for: 8, against: 0, abstaining: 7 } };
    monitored.when(recordAdoption(nine)).thenRecords(adopted(nine));
    monitored.when(recordAdoption(eight)).thenRefuses(refused.TooFewVotes);
  });

  it('is none against a permanent member, and one against others', () => {
    const tally = { for: 14, against: 1, abstaining: 0 };
    const elected = { tally, casts: against('CHE'), proposal: {} };
    monitored.when(recordAdoption(elected)).thenRecords(adopted(elected));
    monitored
      .when(recordAdoption({ tally, casts: against('FRA') }))
      .thenRefuses(refused.PermanentMemberAgainst);
  });

  it('stays quiet when it is on record, and is refused in other words', () => {
    const recorded = given(sanctionsRegime, established(), adopted());
    recorded.when(recordAdoption()).thenStaysQuiet();
    const casts = [{ state: 'RUS', cast: 'for' as const }];
    recorded.when(recordAdoption({ casts })).thenRefuses(refused.VoteAlreadyRecorded);
  });

  it('is of no draft that was vetoed', () =>
    vetoed
      .when(recordAdoption({ draft: 'S/2024/255', votedOn: newYorkDay('2024-03-28') }))
      .thenRefuses(refused.VoteAlreadyRecorded));
});
