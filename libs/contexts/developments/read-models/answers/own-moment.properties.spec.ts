import type { DevelopmentFact } from '@contracts';
import { dayAfter, startOf, type LegalDay } from '@kernel';
import { dayIn, InMemoryEvidenceArchive, ToldHistory, treatyRuKp } from '@testing';
import fc from 'fast-check';

import { DevelopmentHandler, DevelopmentQuery } from '../development/development.query';

const now = '2026-11-24T05:00:00.000Z';
const { development, stream, signed, ratifiedByRussia, ratifiedByNorthKorea, inForce } = treatyRuKp;

/** In June 22 hours lie between the first and the last: more than half a day, and less than one. */
const NEAR = ['Pacific/Honolulu', 'America/New_York', 'Europe/Moscow', 'Pacific/Auckland'];
/** From Kiritimati to Niue it is 25 hours. */
const FAR = [...NEAR, 'Pacific/Kiritimati', 'Pacific/Niue'];

type Treaty = Readonly<{ days: readonly LegalDay[]; facts: readonly DevelopmentFact[] }>;

const aTreatyAmong = (zones: readonly string[]): fc.Arbitrary<Treaty> => {
  const day = fc
    .tuple(fc.constantFrom(...zones), fc.integer({ min: 0, max: 4 }))
    .map(([zone, days]) => dayIn(zone)(dayAfter('2024-06-19', days)));
  return fc.tuple(day, day, day, day).map(([signedOn, russian, korean, inForceOn]) => ({
    days: [signedOn, russian, korean, inForceOn],
    facts: [
      signed({ signedOn }),
      ratifiedByRussia({ ratifiedOn: russian, steps: [] }),
      ratifiedByNorthKorea({ ratifiedOn: korean }),
      inForce({ inForceOn }),
    ],
  }));
};

const asked = fc.integer({ min: -1, max: 6 }).map((days) => dayAfter('2024-06-19', days));

const shownOn = async ({ facts }: Treaty, asOf: string) => {
  const history = new ToldHistory();
  const position = await history.tell(stream, ...facts);
  const handler = new DevelopmentHandler(history.rows, new InMemoryEvidenceArchive());
  const query = new DevelopmentQuery({ asOf, position, now, development });
  const { data, meta } = await handler.execute(query);
  return { shown: data.dates.map(({ value = '' }) => value).sort(), meta };
};

const valuesOf = (days: readonly LegalDay[]) => days.map(({ value }) => value).sort();

describe('A day that is asked about', () => {
  it('shows all that is dated to it or earlier in its own zone, and nothing later', () =>
    fc.assert(
      fc.asyncProperty(aTreatyAmong(NEAR), asked, async (treaty, asOf) => {
        const { shown } = await shownOn(treaty, asOf);
        expect(shown).toEqual(valuesOf(treaty.days.filter(({ value }) => value <= asOf)));
      }),
    ));

  it('shows nothing later of zones a day apart, and all that began before that', () =>
    fc.assert(
      fc.asyncProperty(aTreatyAmong(FAR), asked, async (treaty, asOf) => {
        const { shown } = await shownOn(treaty, asOf);
        const later = treaty.days.filter(({ value }) => value > asOf).map(startOf);
        const due = treaty.days.filter(
          (day) => day.value <= asOf && later.every((beginning) => startOf(day) < beginning),
        );
        expect(shown.filter((value) => value > asOf)).toEqual([]);
        expect(shown).toEqual(expect.arrayContaining(valuesOf(due)));
        expect(shown.length).toBeGreaterThanOrEqual(due.length);
      }),
    ));

  it('is named by the zone of each date', () =>
    fc.assert(
      fc.asyncProperty(aTreatyAmong(FAR), asked, async (treaty, asOf) => {
        const { instants } = (await shownOn(treaty, asOf)).meta;
        const zones = treaty.days.map(({ zone }) => [zone, startOf({ value: asOf, zone })]);
        expect(instants).toEqual(Object.fromEntries(zones));
      }),
      { numRuns: 30 },
    ));
});
