import type { SanctionsRegimeFact } from '@contracts';
import { instantOf } from '@kernel';
import { known, newYorkDay, regime1718 } from '@testing';

import { enforcementAt, regimeLifeOf } from '.';

const { established, panelEstablished, panelExtended, confirmed, inspectionBlocked } = regime1718;

const monitoring = (asOf: string, ...facts: readonly SanctionsRegimeFact[]) => {
  const life = regimeLifeOf(known(established(), ...facts));
  const status = life && enforcementAt(life, instantOf(asOf, 'America/New_York'));
  return `${String(status?.monitoring)}${status?.doubts.length ? ', in doubt' : ''}`;
};

describe('A look at a mandate', () => {
  it('tells how things were then, and nothing of a gap before the decision in between', () => {
    const facts = [panelEstablished(), panelExtended(), confirmed({ stage: 'in-force' })];
    expect(monitoring('2011-01-01', ...facts)).toBe('lapsed');
    expect(monitoring('2024-06-01', ...facts)).toBe('active');
  });

  it('that may have come before the end says nothing of it', () => {
    const endsOn = { ...newYorkDay('2024-04'), precision: 'month' as const };
    const early = confirmed({ stage: 'in-force', seenOn: newYorkDay('2024-04-15') });
    const late = confirmed({ stage: 'in-force', seenOn: newYorkDay('2024-05-01') });
    expect(monitoring('2024-05-01', panelExtended({ endsOn }), early)).toBe('active, in doubt');
    expect(monitoring('2024-05-01', panelExtended({ endsOn }), late)).toBe('active');
  });

  it('before its last day changes nothing', () => {
    const early = confirmed({ seenOn: newYorkDay('2024-03-01') });
    expect(monitoring('2024-03-02', panelExtended(), early)).toBe('active');
  });

  it('is what ends a mandate that has no last day', () => {
    const facts = [panelExtended({ endsOn: null }), confirmed()];
    expect(monitoring('2024-05-01', ...facts)).toBe('active');
    expect(monitoring('2024-05-02', ...facts)).toBe('lapsed');
  });

  it('at work after its last day finds nothing blocked', () => {
    const facts = [panelExtended(), inspectionBlocked(), confirmed({ stage: 'in-force' })];
    expect(monitoring('2024-04-30', ...facts)).toBe('renewal-blocked');
    expect(monitoring('2024-05-01', ...facts)).toBe('active');
  });

  it('in a stage that no mandate is in is passed over', () => {
    const look = confirmed({ stage: 'suspended' });
    expect(monitoring('2024-05-02', panelExtended(), look)).toBe('active, in doubt');
  });
});
