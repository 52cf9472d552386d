import type { SanctionsRegimeFact } from '@contracts';
import { instantOf } from '@kernel';
import { known, newYorkDay, regime1718 } from '@testing';

import { enforcementAt, regimeLifeOf } from '.';

const { established, panelExtended, panelExpired, inspectionBlocked } = regime1718;

const of = (mandate: string) => ({
  ...{ mandate, body: mandate, extendedBy: `S/RES/${mandate}` },
  endsOn: newYorkDay('2024-04-30'),
});
const lapsed = [panelExtended(of('lapsed')), panelExpired({ mandate: 'lapsed' })];
const blocked = [panelExtended(of('blocked')), inspectionBlocked({ mandate: 'blocked' })];
const active = [panelExtended({ ...of('active'), endsOn: null })];

const watchedBy = (...facts: readonly SanctionsRegimeFact[]) => {
  const life = regimeLifeOf(known(established(), ...facts));
  const status = life && enforcementAt(life, instantOf('2024-06-01', 'America/New_York'));
  return [status?.monitoringBody, status?.monitoring];
};

describe('Of several monitors', () => {
  it.each([
    ['blocked first', [...blocked, ...active, ...lapsed]],
    ['blocked last', [...lapsed, ...active, ...blocked]],
  ])('one whose renewal is blocked is told of: %s', (_case, facts) =>
    expect(watchedBy(...facts)).toEqual(['blocked', 'renewal-blocked']),
  );

  it.each([
    ['lapsed first', [...lapsed, ...active]],
    ['lapsed last', [...active, ...lapsed]],
  ])('one at work is told of rather than one that is gone: %s', (_case, facts) =>
    expect(watchedBy(...facts)).toEqual(['active', 'active']),
  );
});
