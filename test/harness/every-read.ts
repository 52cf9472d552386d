/**
 * Every read that is asked of a moment, at every moment. Those that tell of the log itself are no
 * answers; one that tells of a determination, which has its own moment, is asked for itself.
 */
export const ROUTES = [
  '/v1/export-ban-lists',
  '/v1/export-ban-lists/kr-situational-licence',
  '/v1/export-ban-lists/cn-mofcom-61-2025',
  '/v1/export-ban-lists/us-chpl',
  '/v1/export-ban-lists/kr-situational-licence/changes',
  '/v1/export-ban-lists/cn-mofcom-61-2025/changes',
  '/v1/export-ban-lists/kr-situational-licence/changes?axis=known',
  '/v1/export-ban-lists/us-chpl/items?limit=1000',
  '/v1/export-checks?goods=hs2022:854231&goods=hs2022:010121&destination=RU&origin=KR',
  '/v1/export-checks?goods=hs2022:720711&destination=KP&origin=CN',
  '/v1/sanctions-regimes',
  '/v1/sanctions-regimes/1718',
  '/v1/sanctions-regimes/1718/enforcement-status',
  '/v1/sanctions-regimes/1737/enforcement-status',
  '/v1/sanctions-regimes/2374/enforcement-status',
  '/v1/sanctions-regimes/1718/timeline',
  '/v1/sanctions-regimes/2374/timeline',
  '/v1/sanctions-regimes/1718/measures',
  '/v1/sanctions-regimes/2374/measures',
  '/v1/mandates?endsWithin=P90D',
  '/v1/mandates?endsWithin=P1000D',
  '/v1/council-votes',
  '/v1/council-votes?regime=1718',
  '/v1/developments',
  '/v1/developments?kind=question',
  '/v1/developments/treaty-ru-kp-2024',
];

const to = (instant: string): readonly string[] =>
  [-1, 0, 1].map((ms) => new Date(Date.parse(instant) + ms).toISOString());

/** Days on which something of the history turns, and a millisecond to either side of midnights. */
export const MOMENTS = [
  ...['1950-01-01', '2006-10-14', '2017-12-22', '2022-03-26', '2023-04-28', '2023-08-31'],
  ...['2023-09-01', '2024-02-24', '2024-03-27', '2024-03-28', '2024-04-30', '2024-05-01'],
  ...['2024-06-20', '2024-09-09', '2024-10-16', '2025-09-28', '2025-10-09', '2025-11-07'],
  ...['2026-11-10', '2026-11-11', '2026-11-24', '2027-01-01', '2030-01-01'],
  // Of what nobody has decided, and the timekeeper’s desk is told.
  ...['2024-05-15', '2024-07-15', '2024-07-16', '2024-08-01', '2024-09-01'],
  // The panel's last day ends in New York; the 35th notice and the monitoring team begin in Seoul.
  ...to('2024-05-01T04:00:00.000Z'),
  ...to('2024-08-01T04:00:00.000Z'),
  ...to('2024-09-08T15:00:00.000Z'),
  ...to('2024-10-15T15:00:00.000Z'),
];

/** A read of a moment. */
export const asked = (route: string, asOf: string) =>
  `${route}${route.includes('?') ? '&' : '?'}asOf=${asOf}`;
