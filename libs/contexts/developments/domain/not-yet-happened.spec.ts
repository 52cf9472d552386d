import type { DateAdopted, DateClaimed, DevelopmentFact } from '@contracts';
import type { DomainEvent } from '@kernel';
import { armsTrade, given, moscowDay, pyongyangDay, statements, treatyRuKp } from '@testing';

import { developmentDecider } from './development.decider';
import { commandFor, type PostableFact } from './fact-commands';
import { NotYetHappened } from './not-yet-happened';

const { signed, textPublished, ratifiedByRussia, ratifiedByNorthKorea, inForce } = treatyRuKp;
const ahead = moscowDay('2027-02-10');
// In Moscow it is 24 November 2026, 23:30; in Pyongyang it is the 25th.
const askedAt = '2026-11-24T20:30:00.000Z';

const asking = (fact: DomainEvent, now: string | undefined = askedAt) =>
  commandFor(fact as PostableFact, now);

const words = { subject: treatyRuKp.development, source: 'A newspaper' };

const claimed = (field: DateClaimed['data']['field']): DateClaimed => ({
  type: 'DateClaimed',
  data: { ...words, field, claimed: ahead },
});

const adopted = (field: DateAdopted['data']['field']): DateAdopted => ({
  type: 'DateAdopted',
  data: { subject: words.subject, field, adopted: ahead, reason: 'Nearer.', rejected: [] },
});

const afterSignature = given(developmentDecider, signed());
const nothing = given(developmentDecider);

describe('Of a day to come', () => {
  it.each([
    ['A signature', nothing, signed({ signedOn: ahead })],
    ['A publication', afterSignature, textPublished({ publishedOn: ahead })],
    ['A ratification', afterSignature, ratifiedByRussia({ ratifiedOn: ahead })],
    [
      'A step to a ratification',
      afterSignature,
      ratifiedByRussia({ steps: [{ on: ahead, step: 'State Duma ratifies' }] }),
    ],
    ['An allegation', nothing, armsTrade.alleged({ allegedOn: ahead })],
    ['A report', nothing, armsTrade.evidenceReported({ reportedOn: ahead })],
    [
      'A denial',
      given(developmentDecider, armsTrade.alleged()),
      armsTrade.denied({ deniedOn: ahead }),
    ],
    ['A position', nothing, statements.tokyo({ declaredOn: ahead })],
    ['A policy', nothing, statements.seoul({ reassessedOn: ahead })],
    ['An incompatibility', nothing, statements.incompatible({ assertedOn: ahead })],
    ['A source’s word on a signature', afterSignature, claimed('signedOn')],
    [
      'The word on a signature that is gone by',
      given(developmentDecider, signed(), claimed('signedOn')),
      adopted('signedOn'),
    ],
  ] as const)('%s is refused today, and was said before', (_what, known, fact) => {
    known.when(asking(fact)).thenRefuses(NotYetHappened);
    known.when(commandFor(fact)).thenRecords(fact);
  });

  it.each([
    ['Force', inForce({ inForceOn: ahead })],
    ['An end', treatyRuKp.terminated({ endedFrom: ahead })],
  ])('%s may be said', (_what, fact: DevelopmentFact) => {
    afterSignature.when(asking(fact)).thenRecords(fact);
  });

  it('a source’s word on force may be said', () => {
    given(developmentDecider, signed(), inForce())
      .when(asking(claimed('inForceOn')))
      .thenRecords(claimed('inForceOn'));
  });
});

describe('What is on record already', () => {
  it('stays quiet, whatever day it bears', () => {
    const early = signed({ signedOn: ahead });
    given(developmentDecider, early).when(asking(early)).thenStaysQuiet();
  });
});

describe('A day', () => {
  it('has come where it has begun in its own zone', () => {
    const korean = ratifiedByNorthKorea({ ratifiedOn: pyongyangDay('2026-11-25') });
    afterSignature.when(asking(korean)).thenRecords(korean);
    const russian = ratifiedByRussia({ ratifiedOn: moscowDay('2026-11-25') });
    afterSignature.when(asking(russian)).thenRefuses(NotYetHappened);
    afterSignature.when(asking(russian, '2026-11-24T21:00:00.000Z')).thenRecords(russian);
  });

  it('known to the month may have come once the month has begun', () => {
    const inMonth = (value: string) =>
      ratifiedByRussia({ ratifiedOn: { ...ahead, value, precision: 'month' } });
    afterSignature.when(asking(inMonth('2026-11'))).thenRecords(inMonth('2026-11'));
    afterSignature.when(asking(inMonth('2026-12'))).thenRefuses(NotYetHappened);
  });
});
