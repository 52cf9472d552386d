import type { DateAdopted, DateClaimed } from '@contracts';
import type { DomainEvent } from '@kernel';
import { newYorkDay, regime1718, seoulDay } from '@testing';

import { commandFor, type PostableFact } from './fact-commands';
import { NotYetDecided, requireDecided } from './not-yet-decided';

const story = regime1718;
const ahead = newYorkDay('2027-02-10');
// In New York it is 23 November 2026, 23:30.
const askedAt = '2026-11-24T04:30:00.000Z';

const asking = (fact: DomainEvent, now: string | undefined = askedAt) => {
  requireDecided(commandFor('1718', fact as PostableFact, now));
};

const claimed = (field: DateClaimed['data']['field']): DateClaimed => ({
  type: 'DateClaimed',
  data: { subject: 'S/2024/255', field, claimed: ahead, source: 'A newspaper' },
});

const adoptedDate = (field: DateAdopted['data']['field']): DateAdopted => ({
  type: 'DateAdopted',
  data: { subject: 'S/2024/255', field, adopted: ahead, reason: 'Nearer.', rejected: [] },
});

const acts: readonly (readonly [string, DomainEvent])[] = [
  ['A vote in favour', story.adopted({ votedOn: ahead })],
  ['A veto', story.renewalVetoed({ votedOn: ahead })],
  ['A failure', story.failed({ votedOn: ahead })],
  ['A draft', story.tabled({ tabledOn: ahead })],
  ['A founding act', story.established({ decidedOn: ahead })],
  ['A mandate', story.panelEstablished({ decidedOn: ahead })],
  ['An extension', story.panelExtended({ decidedOn: ahead })],
  ['A measure', story.measureImposed({ decidedOn: ahead })],
  ['An easing', story.eased({ decidedOn: ahead })],
  ['An announcement', story.outsideMonitoring({ announcedOn: ahead })],
  ['A contestation', story.contested({ contestedOn: ahead })],
  ['A source’s word on the day of a vote', claimed('votedOn')],
  ['The word on it that is gone by', adoptedDate('votedOn')],
];

describe('Of a day to come', () => {
  it.each(acts)('%s is refused', (_what, fact) => {
    expect(() => {
      asking(fact);
    }).toThrow(NotYetDecided);
  });

  it.each(acts)('%s was said before, where nobody asks today', (_what, fact) => {
    requireDecided(commandFor('1718', fact as PostableFact));
  });

  it.each([
    ['An effect', story.measureImposed({ effectiveOn: ahead })],
    ['A last day', story.panelExtended({ endsOn: ahead })],
    ['An end', story.terminated({ endedFrom: ahead })],
    ['A reinstatement', story.reinstated({ reinstatedAt: '2027-02-10T20:00:00-05:00' })],
    ['A source’s word on a last day', claimed('endsOn')],
    ['The word on a last day that is gone by', adoptedDate('endsOn')],
    ['A proposal', story.adopted({ proposal: { extendsMandateUntil: ahead } })],
  ])('%s may be said', (_what, fact) => {
    asking(fact);
  });
});

describe('A day', () => {
  it('has come where it has begun in its own zone', () => {
    asking(story.outsideMonitoring({ announcedOn: seoulDay('2026-11-24') }));
    asking(story.adopted({ votedOn: newYorkDay('2026-11-23') }));
    const tomorrow = story.adopted({ votedOn: newYorkDay('2026-11-24') });
    expect(() => {
      asking(tomorrow);
    }).toThrow(NotYetDecided);
    asking(tomorrow, '2026-11-24T05:00:00.000Z');
  });

  it('known to the month may have come once the month has begun', () => {
    const month = (value: string) => ({ ...ahead, value, precision: 'month' as const });
    asking(story.tabled({ tabledOn: month('2026-11') }));
    expect(() => {
      asking(story.tabled({ tabledOn: month('2026-12') }));
    }).toThrow(NotYetDecided);
  });

  it('that nobody knows may have come', () => {
    asking(story.contested({ contestedOn: { ...ahead, value: null, precision: 'unknown' } }));
  });
});
