import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';

import { momentAfter } from './duration';
import { MandatesRequest } from './mandates.request';

describe('How far the horizon reaches', () => {
  const isRefused = (endsWithin: string) =>
    validateSync(plainToInstance(MandatesRequest, { endsWithin })).length > 0;

  it.each(['P90D', 'P3M', 'P1Y2M', 'P2W', 'PT36H'])('is said as %s', (text) =>
    expect(isRefused(text)).toBe(false),
  );

  it.each(['', 'P', 'P0D', '-P1D', '+P1D', 'p90d', '90', '90D', 'P1.5D', 'P200Y', 'P1DT'])(
    'is not said as “%s”',
    (text) => expect(isRefused(text)).toBe(true),
  );

  it.each([
    ['2024-03-09', 'P1D', '2024-03-10T05:00:00.000Z'],
    ['2024-03-10', 'P1D', '2024-03-11T04:00:00.000Z'],
    ['2024-11-03', 'P1D', '2024-11-04T05:00:00.000Z'],
    ['2024-03-15', 'P60D', '2024-05-14T04:00:00.000Z'],
    ['2024-01-31T05:00:00Z', 'P1M', '2024-02-29T05:00:00.000Z'],
  ])('from %s for %s is until %s, whatever the clocks do', (asOf, duration, until) =>
    expect(momentAfter(asOf, duration, 'America/New_York')).toBe(until),
  );
});
