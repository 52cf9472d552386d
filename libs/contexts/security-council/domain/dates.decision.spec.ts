import { dayIn, given, newYorkDay, regime1718 } from '@testing';

import * as refused from './dates.errors';
import { sanctionsRegime } from './sanctions-regime.decider';
import type { AskedFor, SanctionsRegimeCommand } from './sanctions-regime.commands';
import { EndsBeforeItBegins, ZoneNotOfCouncil } from './sanctions-regime.errors';
import { StatusContradictsRecord } from './status.errors';

const { established, panelEstablished, panelExtended, adopted, confirmed } = regime1718;
const { measureImposed, outsideMonitoring, terminated, claimed, dateAdopted } = regime1718;

const regime = '1718';
const history = [established(), adopted(), panelExtended(), measureImposed()] as const;
const undisputed = given(sanctionsRegime, ...history, outsideMonitoring(), terminated());
const disputed = given(sanctionsRegime, ...history, claimed());
const settled = given(sanctionsRegime, ...history, claimed(), dateAdopted());

const claim = (over: Partial<AskedFor['ClaimDate']> = {}): SanctionsRegimeCommand => ({
  ...{ type: 'ClaimDate', regime },
  data: { ...claimed().data, ...over },
});

const adopt = (over: Partial<AskedFor['AdoptDate']> = {}): SanctionsRegimeCommand => ({
  ...{ type: 'AdoptDate', regime },
  data: { ...dateAdopted().data, ...over },
});

describe('A claim', () => {
  it.each([
    ['a vote', { subject: 'S/RES/2680(2023)', field: 'votedOn' }],
    ['a mandate', { subject: 'panel-of-experts', field: 'endsOn' }],
    ['a measure', { subject: '2397-7-industrial-machinery', field: 'decidedOn' }],
    [
      'a day that a measure does not give',
      { subject: '2397-7-industrial-machinery', field: 'effectiveOn' },
    ],
    ['a regime', { subject: '1718', field: 'endedFrom' }],
  ] as const)('is recorded about %s', (_case, over) =>
    undisputed.when(claim(over)).thenRecords(claimed(over)),
  );

  it('about monitors elsewhere is of a day there', () => {
    const over = {
      ...{ subject: outsideMonitoring().data.body, field: 'announcedOn' as const },
      claimed: dayIn('Asia/Seoul')('2024-10-17'),
    };
    undisputed.when(claim(over)).thenRecords(claimed(over));
    undisputed
      .when(claim({ ...over, claimed: newYorkDay('2024-10-17') }))
      .thenRefuses(ZoneNotOfCouncil);
    undisputed
      .when(claim({ claimed: dayIn('Asia/Seoul')('2023-03-24') }))
      .thenRefuses(ZoneNotOfCouncil);
  });

  it.each([
    ['what is not on record', { subject: 'S/RES/2627(2022)' }, refused.UnknownSubject],
    ['a date that a vote has not', { field: 'tabledOn' as const }, refused.NoSuchDate],
  ])('about %s is refused', (_case, over, error) =>
    undisputed.when(claim(over)).thenRefuses(error),
  );

  it('stays quiet when its source claimed the same, in whatever words', () =>
    disputed.when(claim({ claimed: newYorkDay('2023-03-24', 'March 24, 2023') })).thenStaysQuiet());

  it('that its source made otherwise has to be retracted first', () =>
    disputed
      .when(claim({ claimed: newYorkDay('2023-03-25') }))
      .thenRefuses(refused.ClaimAlreadyRecorded));
});

describe('An adoption of a date', () => {
  it('is of the fact’s own, or of a claim', () => {
    disputed.when(adopt()).thenRecords(dateAdopted());
    const over = { adopted: newYorkDay('2023-03-24'), rejected: [] };
    disputed.when(adopt(over)).thenRecords(dateAdopted(over));
  });

  it.each([
    ['that nobody gave', { adopted: newYorkDay('2023-03-25') }, refused.DateNotClaimed],
    ['that is rejected', { adopted: newYorkDay('2023-03-24') }, refused.AdoptedDateRejected],
    [
      'against another source',
      { rejected: [{ claimed: newYorkDay('2023-03-24'), source: 'Another newspaper' }] },
      refused.DateNotClaimed,
    ],
  ])('%s is refused', (_case, over, error) => disputed.when(adopt(over)).thenRefuses(error));

  it('from which something ends is of a day', () => {
    const march = { ...newYorkDay('2025-03', 'March'), precision: 'month' as const };
    const on = { subject: '1718', field: 'endedFrom' as const };
    given(sanctionsRegime, established(), terminated(), claimed({ ...on, claimed: march }))
      .when(adopt({ ...on, adopted: march, rejected: [] }))
      .thenRefuses(refused.AdoptedDateNotADay);
  });

  it('stays quiet when it is on record, and is refused otherwise', () => {
    settled.when(adopt()).thenStaysQuiet();
    settled.when(adopt({ reason: 'A guess.' })).thenRefuses(refused.AdoptionAlreadyRecorded);
  });
});

describe('A word on one of several decisions', () => {
  const of = { subject: 'panel-of-experts', field: 'endsOn' as const };
  const [earlier, later] = [newYorkDay('2010-06-11'), newYorkDay('2024-04-29')];
  const told = [
    ...[established(), panelEstablished(), panelExtended()],
    claimed({ ...of, claimed: later }),
    dateAdopted({ ...of, adopted: later, rejected: [] }),
  ] as const;
  const known = given(sanctionsRegime, ...told);

  it('leaves what the same source says of the others to say', () => {
    known
      .when(claim({ ...of, claimed: earlier }))
      .thenRecords(claimed({ ...of, claimed: earlier }));
    known
      .when(claim({ ...of, claimed: newYorkDay('2024-04-28') }))
      .thenRefuses(refused.ClaimAlreadyRecorded);
  });

  it('leaves the date of the others to adopt', () => {
    const asked = { ...of, adopted: earlier, rejected: [] };
    given(sanctionsRegime, ...told, claimed({ ...of, claimed: earlier }))
      .when(adopt(asked))
      .thenRecords(dateAdopted(asked));
    known
      .when(adopt({ ...of, adopted: newYorkDay('2024-04-30'), rejected: [] }))
      .thenRefuses(refused.AdoptionAlreadyRecorded);
  });

  it('is not rejected in what is adopted of another', () => {
    const rejected = [{ claimed: earlier, source: claimed().data.source }];
    given(sanctionsRegime, ...told.slice(0, 4), claimed({ ...of, claimed: earlier }))
      .when(adopt({ ...of, adopted: later, rejected }))
      .thenRefuses(refused.DateNotClaimed);
  });
});

describe('An adopted date', () => {
  it('puts no end before a beginning', () => {
    const on = { subject: 'panel-of-experts', field: 'decidedOn' as const };
    const day = newYorkDay('2024-05-01');
    given(sanctionsRegime, ...history, claimed({ ...on, claimed: day }))
      .when(adopt({ ...on, adopted: day, rejected: [] }))
      .thenRefuses(EndsBeforeItBegins);
  });

  it('is that of the founding act, too', () => {
    const on = { subject: '1718', field: 'decidedOn' as const };
    const day = newYorkDay('2006-10-16');
    const look = confirmed({
      subject: '1718',
      stage: 'in-force',
      seenOn: newYorkDay('2006-10-15'),
    });
    const asked = { type: 'ConfirmStatus', regime, data: look.data } as const;
    const told = [established(), claimed({ ...on, claimed: day })] as const;
    given(sanctionsRegime, ...told)
      .when(asked)
      .thenRecords(look);
    given(sanctionsRegime, ...told, dateAdopted({ ...on, adopted: day, rejected: [] }))
      .when(asked)
      .thenRefuses(StatusContradictsRecord);
  });
});
