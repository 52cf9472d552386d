import type { DateAdopted, DateClaimed } from '@contracts';
import { given, pyongyangDay, treatyRuKp } from '@testing';

import * as refused from './dates.errors';
import { developmentDecider } from './development.decider';
import type { DevelopmentCommand } from './development.commands';
import { BeforeSignature } from './treaty.errors';

const { signed, ratifiedByRussia, ratifiedByNorthKorea, inForce } = treatyRuKp;
const subject = treatyRuKp.development;
const year = {
  ...{ verbatim: '2024', value: '2024', precision: 'year' as const, zone: 'Europe/Moscow' },
};

const claimed = (over: Partial<DateClaimed['data']> = {}): DateClaimed => ({
  type: 'DateClaimed',
  data: {
    ...{ subject, field: 'signedOn', claimed: pyongyangDay('2024-06-20'), source: 'A paper' },
    ...over,
  },
});
const adopted = (over: Partial<DateAdopted['data']> = {}): DateAdopted => ({
  type: 'DateAdopted',
  data: {
    ...{ subject, field: 'signedOn', adopted: pyongyangDay('2024-06-19') },
    reason: 'Both parties say so.',
    rejected: [{ claimed: pyongyangDay('2024-06-20'), source: 'A paper' }],
    ...over,
  },
});

const claim = (over: Partial<DateClaimed['data']> = {}): DevelopmentCommand => ({
  type: 'ClaimDate',
  data: claimed(over).data,
});
const adopt = (over: Partial<DateAdopted['data']> = {}): DevelopmentCommand => ({
  type: 'AdoptDate',
  data: adopted(over).data,
});

const undisputed = given(developmentDecider, signed(), ratifiedByRussia());
const disputed = given(developmentDecider, signed(), claimed());

describe('A claim', () => {
  it('is recorded of each source, on a date that a fact has', () => {
    undisputed.when(claim()).thenRecords(claimed());
    disputed.when(claim({ source: 'Another' })).thenRecords(claimed({ source: 'Another' }));
  });

  it('stays quiet when its source claimed the same, in whatever words', () =>
    disputed.when(claim({ claimed: pyongyangDay('2024-06-20', 'Thursday') })).thenStaysQuiet());

  it('is refused of a date that no fact or several facts have, or of a source that changed', () => {
    undisputed.when(claim({ field: 'inForceOn' })).thenRefuses(refused.NoSuchDate);
    given(developmentDecider, signed(), ratifiedByRussia(), ratifiedByNorthKorea())
      .when(claim({ field: 'ratifiedOn' }))
      .thenRefuses(refused.DateOfSeveralFacts);
    disputed
      .when(claim({ claimed: pyongyangDay('2024-06-21') }))
      .thenRefuses(refused.ClaimAlreadyRecorded);
  });

  it('on a date leaves no place for a second fact with such a date', () =>
    given(developmentDecider, signed(), ratifiedByRussia(), claimed({ field: 'ratifiedOn' }))
      .when({ type: 'RatifyTreaty', data: ratifiedByNorthKorea().data })
      .thenRefuses(refused.DateWordsAmbiguous));

  it('stays where the fact that it was made on is replaced', () =>
    given(developmentDecider, signed(), claimed({ field: 'ratifiedOn' }))
      .when({ type: 'RatifyTreaty', data: ratifiedByNorthKorea().data })
      .thenRecords(ratifiedByNorthKorea()));
});

describe('An adoption', () => {
  it('is of the fact’s own date or of a claim', () => {
    disputed.when(adopt()).thenRecords(adopted());
    const other = { adopted: pyongyangDay('2024-06-20'), rejected: [] };
    disputed.when(adopt(other)).thenRecords(adopted(other));
  });

  it('stays quiet when it is on record, and is refused in other words', () => {
    const settled = given(developmentDecider, signed(), claimed(), adopted());
    settled.when(adopt()).thenStaysQuiet();
    settled.when(adopt({ reason: 'Another.' })).thenRefuses(refused.AdoptionAlreadyRecorded);
  });

  const byNobody = [{ claimed: pyongyangDay('2024-06-20'), source: 'Nobody' }];
  const itself = { adopted: pyongyangDay('2024-06-20') };

  it.each<[string, Partial<DateAdopted['data']>, new (...args: never[]) => Error]>([
    ['a date that nobody gave', { adopted: pyongyangDay('2024-06-01') }, refused.DateNotClaimed],
    ['a claim of nobody rejected', { rejected: byNobody }, refused.DateNotClaimed],
    ['what it rejects', itself, refused.AdoptedDateRejected],
    ['a date that is not there', { field: 'inForceOn' }, refused.NoSuchDate],
  ])('is refused with %s', (_case, over, error) =>
    disputed.when(adopt(over)).thenRefuses(error as never),
  );

  it('of force is of a day', () => {
    const field = 'inForceOn' as const;
    given(developmentDecider, signed(), inForce(), claimed({ field, claimed: year }))
      .when(adopt({ field, adopted: year, rejected: [] }))
      .thenRefuses(refused.AdoptedDateNotADay);
  });

  it('counts in every rule that asks for the date', () => {
    const later = { adopted: pyongyangDay('2024-11-20'), rejected: [] };
    given(developmentDecider, signed(), claimed({ claimed: later.adopted }), adopted(later))
      .when({ type: 'RatifyTreaty', data: ratifiedByRussia().data })
      .thenRefuses(BeforeSignature);
  });
});
