import type { SanctionsRegimeFact } from '@contracts';
import type { CalendarDate } from '@kernel';
import { newYorkDay, regime1718 } from '@testing';
import fc from 'fast-check';

/** What a random fact does, on a day of its own. */
type Telling = (day: CalendarDate) => SanctionsRegimeFact;

/** Twice a month, so that facts of many kinds meet and no two are of one day. */
export const DAYS: readonly CalendarDate[] = ['2021', '2022', '2023', '2024'].flatMap((year) =>
  ['01', '03', '05', '07', '09', '11'].flatMap((month) =>
    ['08', '22'].map((day) => `${year}-${month}-${day}`),
  ),
);

const end = fc
  .option(fc.constantFrom('2021-06-30', '2022-06-30', '2023-06-30', '2024-06-30'))
  .map((value) => value && newYorkDay(value));

const mandate = fc.constantFrom('panel-of-experts', 'monitoring-team');
const measure = fc.constantFrom('measure-1', 'measure-2');
const stage = fc.constantFrom('ended' as const, 'in-force' as const);

const ofMandates = fc.tuple(mandate, end).chain(([of, endsOn]) =>
  fc.constantFrom<Telling>(
    (day) =>
      regime1718.panelExtended({
        mandate: of,
        extendedBy: `S/RES/2${day.slice(5, 7)}${day.slice(9)}(${day.slice(0, 4)})`,
        decidedOn: newYorkDay(day),
        endsOn,
      }),
    (day) => regime1718.inspectionBlocked({ mandate: of, blockedOn: newYorkDay(day) }),
    () => regime1718.panelExpired({ mandate: of, endedOn: endsOn ?? newYorkDay('2022-06-30') }),
  ),
);

const ofMeasures = fc.tuple(measure, end).chain(([of, endsOn]) =>
  fc.constantFrom<Telling>(
    (day) =>
      regime1718.measureImposed({
        measure: of,
        decidedOn: newYorkDay(day),
        endsOn,
        replaces: of === 'measure-2' && endsOn === null ? ['measure-1'] : [],
      }),
    (day) => regime1718.eased({ measure: of, decidedOn: newYorkDay(day), endsOn }),
    () => regime1718.measureExpired({ measure: of, endedOn: endsOn ?? newYorkDay('2022-06-30') }),
    (day) =>
      regime1718.adopted({
        symbol: `S/RES/1${day.slice(5, 7)}${day.slice(9)}(${day.slice(0, 4)})`,
        votedOn: newYorkDay(day),
        proposal: endsOn ? { extendsMeasuresUntil: endsOn } : {},
      }),
  ),
);

const looked = fc.record({ subject: fc.oneof(mandate, measure, fc.constant('1718')), stage }).map(
  (over): Telling =>
    (day) =>
      regime1718.confirmed({ ...over, seenOn: newYorkDay(day) }),
);

const turned = fc.constantFrom<Telling>(
  (day) => regime1718.terminated({ endedFrom: newYorkDay(day) }),
  (day) => regime1718.reinstated({ reinstatedAt: `${day}T20:00:00-04:00` }),
  (day) => regime1718.contested({ contestedOn: newYorkDay(day) }),
  (day) => regime1718.outsideMonitoring({ announcedOn: newYorkDay(day) }),
);

const claimed = fc
  .record({ subject: mandate, field: fc.constantFrom('endsOn' as const, 'decidedOn' as const) })
  .map(
    (over): Telling =>
      (day) =>
        regime1718.claimed({ ...over, claimed: newYorkDay(day) }),
  );

const telling = fc.oneof(
  { weight: 4, arbitrary: ofMandates },
  { weight: 3, arbitrary: ofMeasures },
  { weight: 3, arbitrary: looked },
  { weight: 1, arbitrary: turned },
  { weight: 1, arbitrary: claimed },
);

/** What a regime may be told after its founding act, each of another day. */
export const aRegimeTold: fc.Arbitrary<readonly SanctionsRegimeFact[]> = fc
  .tuple(
    fc.array(telling, { maxLength: 14 }),
    fc.shuffledSubarray([...DAYS], { minLength: 14, maxLength: 14 }),
  )
  .map(([tellings, days]) => tellings.map((tell, i) => tell(days[i] ?? '2024-12-15')));
