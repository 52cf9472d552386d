import type { ExportBanListFact } from '@contracts';
import type { CalendarDate } from '@kernel';
import fc from 'fast-check';

import { koreanList, seoulDay } from './korean-list.facts';
import { listedItem, smallList } from './small-list.facts';
import { suspendedList } from './suspended-list.facts';

const list = 'a-list';
const PROVISIONS = ['limb a', 'limb b'];

const provision = (name: string, effectiveOn: CalendarDate) =>
  smallList.provision({
    provision: name,
    citation: name,
    effectiveOn: seoulDay(effectiveOn),
  });

/** The founding act of the list that random histories are about. It has two clocks. */
export const aListEstablished = (): ExportBanListFact =>
  smallList.established({
    list,
    zone: 'Asia/Seoul',
    changeId: 'founding',
    promulgatedOn: seoulDay('2021-01-01'),
    provisions: [provision('limb a', '2021-02-01'), provision('limb b', '2021-08-01')],
    freshForDays: 30,
  });

/** What a random fact does, on a day of its own. */
type Telling = (day: CalendarDate) => ExportBanListFact;

const net = fc.option(fc.integer({ min: -3, max: 9 }));
const statedTotal = fc.option(fc.integer({ min: 0, max: 99 }));
const change = fc.constantFrom('change-1', 'change-2', 'change-3');
const provisions = fc.constantFrom<'all' | string[]>('all', ['limb a'], ['limb b']);
const codes = fc.uniqueArray(fc.constantFrom('854231', '854232', '8542', '8482'), { maxLength: 3 });

const counted: fc.Arbitrary<Telling> = fc
  .record({ changeId: change, net, statedTotal })
  .map(
    (over) => (day) =>
      koreanList.expanded31st({ list, ...over, promulgatedOn: null, effectiveOn: seoulDay(day) }),
  );

const announced: fc.Arbitrary<Telling> = fc
  .record({ changeId: change, net, statedTotal })
  .map((over) => (day) => koreanList.announced35th({ list, ...over, announcedOn: seoulDay(day) }));

const itemised: fc.Arbitrary<Telling> = fc
  .record({
    changeId: change,
    stage: fc.constantFrom('announced' as const, 'promulgated' as const),
    provision: fc.constantFrom(...PROVISIONS),
    added: codes,
    removed: codes,
  })
  .map(
    ({ added, removed, stage, ...over }) =>
      (day) =>
        smallList.itemised({
          list,
          ...over,
          stage,
          edition: `Edition of ${day}`,
          added: added.map((code) => listedItem(code, { description: `As of ${day}` })),
          removed: removed.filter((code) => !added.includes(code)),
          announcedOn: stage === 'announced' ? seoulDay(day) : null,
          effectiveOn: stage === 'promulgated' ? seoulDay(day) : null,
        }),
  );

const turn: fc.Arbitrary<Telling> = fc
  .record({ provisions, until: fc.option(fc.constantFrom('2023-01-01', '2024-01-01')) })
  .chain(({ provisions: named, until }) =>
    fc.constantFrom<Telling>(
      (day) =>
        suspendedList.suspended({
          list,
          changeId: `suspension-${day}`,
          provisions: named,
          suspendedOn: seoulDay(day),
          suspendedUntil: until === null ? null : seoulDay(until < day ? day : until),
        }),
      (day) =>
        suspendedList.resumed({
          list,
          changeId: `resumption-${day}`,
          provisions: named,
          resumedOn: seoulDay(day),
        }),
      (day) =>
        suspendedList.withdrawn({
          list,
          changeId: `withdrawal-${day}`,
          provisions: named,
          endedFrom: seoulDay(day),
        }),
    ),
  );

const looked: fc.Arbitrary<Telling> = fc
  .record({ provisions, stage: fc.constantFrom('in-force' as const, 'suspended' as const) })
  .map(
    (over) => (day) => suspendedList.confirmed({ subject: list, ...over, seenOn: seoulDay(day) }),
  );

const word: fc.Arbitrary<Telling> = fc
  .record({
    subject: fc.oneof(change, fc.constant('founding')),
    field: fc.constantFrom('effectiveOn' as const, 'announcedOn' as const),
    isAdopted: fc.boolean(),
  })
  .map(
    ({ subject, field, isAdopted }) =>
      (day) =>
        isAdopted
          ? koreanList.laterDateAdopted({ subject, field, adopted: seoulDay(day), rejected: [] })
          : koreanList.earlierDateClaimed({ subject, field, claimed: seoulDay(day), source: day }),
  );

/** Twice a month, so that facts of many kinds meet and no two are of one day. */
export const DAYS_OF_HISTORIES: readonly CalendarDate[] = ['2021', '2022', '2023', '2024'].flatMap(
  (year) => ['01', '03', '05', '07', '09', '11'].map((month) => `${year}-${month}-15`),
);

/** What a list may be told after its founding act, each of another day. */
export const aListTold: fc.Arbitrary<readonly ExportBanListFact[]> = fc
  .tuple(
    fc.array(fc.oneof(counted, announced, itemised, turn, looked, word), { maxLength: 12 }),
    fc.shuffledSubarray([...DAYS_OF_HISTORIES], { minLength: 12 }),
  )
  .map(([tellings, days]) => tellings.map((tell, i) => tell(days[i] ?? '2024-12-15')));

/**
 * Without what only the order of knowledge can decide, and what no decider lets in: a second act or
 * edition of one change, and a second decision on one date.
 */
export const aListToldOnce: fc.Arbitrary<readonly ExportBanListFact[]> = aListTold.map((facts) =>
  facts.filter((fact, i) => facts.findIndex((other) => sayingOf(other) === sayingOf(fact)) === i),
);

const sayingOf = ({ type, data }: ExportBanListFact): string => {
  if (type === 'ExportBanListExpanded') return `act ${data.changeId}`;
  if (type === 'ExportBanListItemised' && data.stage === 'promulgated') {
    return `edition ${data.changeId} ${data.provision}`;
  }
  if (type === 'DateAdopted') return `adopted ${data.subject} ${data.field}`;
  return JSON.stringify([type, data]);
};
