import type { SanctionsRegimeFact } from '@contracts';
import { instantOf } from '@kernel';
import { known, newYorkDay, regime1718 } from '@testing';

import { enforcementAt, regimeLifeOf } from '.';

const { established, panelEstablished, panelExtended, confirmed, dateAdopted, claimed } =
  regime1718;

const status = (asOf: string, ...facts: readonly SanctionsRegimeFact[]) => {
  const life = regimeLifeOf(known(established(), ...facts));
  return life && enforcementAt(life, instantOf(asOf, 'America/New_York'));
};

const lastDay = (value: string) =>
  dateAdopted({
    subject: 'panel-of-experts',
    field: 'endsOn',
    adopted: newYorkDay(value),
    rejected: [],
  });

describe('A date that is adopted', () => {
  const facts = [panelEstablished(), panelExtended(), confirmed()];

  it('takes the place of the nearest of those that decisions of one name give', () => {
    const told = [...facts, lastDay('2024-04-29')];
    expect(status('2024-04-01', ...told)?.mandateEndsOn?.value).toBe('2024-04-29');
    expect(status('2010-01-01', ...told)?.mandateEndsOn?.value).toBe('2010-06-12');
    expect(status('2024-04-30', ...told)?.monitoring).toBe('lapsed');
  });

  it('leaves another decision of that name to a date of its own', () => {
    const told = [...facts, lastDay('2024-04-29'), lastDay('2010-06-11')];
    expect(status('2024-04-01', ...told)?.mandateEndsOn?.value).toBe('2024-04-29');
    expect(status('2010-01-01', ...told)?.mandateEndsOn?.value).toBe('2010-06-11');
  });

  it('brings its documents with it', () => {
    const [, mandate] = status('2024-04-01', ...facts, lastDay('2024-04-29'))?.restsOn ?? [];
    expect(mandate?.evidence).toEqual(['document-3', 'document-5']);
  });

  it('of a vote is that of what was decided in it', () => {
    const told = [...facts, dateAdopted({ adopted: newYorkDay('2023-03-24'), rejected: [] })];
    expect(status('2023-03-23', ...told)?.monitoring).toBe('lapsed');
    expect(status('2023-03-24', ...told)?.monitoring).toBe('active');
  });

  it('leaves in dispute what lies between the words on it', () => {
    const told = [panelExtended(), confirmed(), regime1718.adopted(), claimed(), dateAdopted()];
    expect(status('2023-03-23', ...told)?.doubts).toMatchObject([{ reason: 'disputed' }]);
    expect(status('2023-03-24', ...told)?.doubts).toEqual([]);
  });
});
