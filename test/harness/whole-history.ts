import { referenceHistory } from '@reference-history';

export type Told = Readonly<{ position: string; eventId: string; type: string }>;

/** All that a desk has recorded. */
export const eventsAt = async (url: string): Promise<readonly Told[]> => {
  const response = await fetch(`${url}/v1/events?limit=1000`);
  return ((await response.json()) as { data: Told[] }).data;
};

const SHIPPED = referenceHistory.flatMap(({ facts }) => facts.map(({ id }) => id));

/** What deciders, reactions and the timekeeper make of the shipped facts, and how often. */
const MADE_OF_THEM = {
  MonitoringMandateExtended: 14,
  SanctionsInspectionBlocked: 1,
  InspectionQuestionOpened: 1,
  InspectionQuestionAnswered: 1,
  MonitoringMandateExpired: 2,
  SanctionsMeasureExpired: 1,
  ExportBanListChangeTookEffect: 7,
};

/** The position at which nothing is left to be said of the history that is shipped. */
export const WHOLE = BigInt(
  Object.values(MADE_OF_THEM).reduce((sum, count) => sum + count, SHIPPED.length),
);

/** Whole, gapless, nothing twice: every shipped fact once, what follows from it once, no other. */
export const expectWholeHistory = (events: readonly Told[]): void => {
  expect(events.map(({ position }) => Number(position))).toEqual(events.map((_, i) => i + 1));
  const shipped = new Set(SHIPPED);
  const ids = events.map(({ eventId }) => eventId);
  expect(ids.filter((id) => shipped.has(id)).sort()).toEqual([...SHIPPED].sort());
  const made: Record<string, number> = {};
  for (const { type } of events.filter(({ eventId }) => !shipped.has(eventId))) {
    made[type] = (made[type] ?? 0) + 1;
  }
  expect(made).toEqual(MADE_OF_THEM);
};
