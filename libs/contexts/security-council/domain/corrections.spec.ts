import type { SanctionsRegimeFact } from '@contracts';
import type { WordOnFacts } from '@kernel';
import { known, newYorkDay, regime1718 } from '@testing';

import { decideOn, wholeOf } from './corrections';
import type { SanctionsRegimeCommand } from './sanctions-regime.commands';

const { established, panelEstablished, panelExtended, panelExpired, confirmed, adopted } =
  regime1718;

const regime = '1718';
const late = panelExtended({
  extendedBy: 'S/RES/2999(2024)',
  decidedOn: newYorkDay('2024-04-30'),
  endsOn: newYorkDay('2025-04-30'),
});

const extend = (over: Partial<(typeof late)['data']> = {}): SanctionsRegimeCommand => ({
  ...{ type: 'ExtendMandate', regime },
  data: { ...late.data, ...over },
});

const history = (...further: readonly (SanctionsRegimeFact | WordOnFacts)[]) =>
  known<SanctionsRegimeFact | WordOnFacts>(
    ...[established(), panelEstablished(), panelExtended()],
    ...further,
  );

/** The end of the mandate as somebody told it: by a document, or by the clock. */
const told = (cause: string) =>
  history(panelExpired()).map((fact) =>
    fact.type === 'MonitoringMandateExpired' ? { ...fact, provenance: { cause } } : fact,
  );

const retracting = (...eventIds: readonly string[]) => ({
  type: 'FactRetracted',
  data: {
    ...{ eventIds, subject: 'panel-of-experts' },
    reason: 'S/RES/2999(2024) had extended the mandate in time.',
  },
});

describe('A late extension', () => {
  it('that was decided on the last day takes back what was recorded of the end', () =>
    expect(decideOn(history(panelExpired(), confirmed()), extend())).toEqual([
      late,
      retracting('fact-4', 'fact-5'),
    ]));

  it('that was decided the day after leaves the end as it was', () => {
    const data = { decidedOn: newYorkDay('2024-05-01') };
    expect(decideOn(history(panelExpired(), confirmed()), extend(data))).toEqual([
      panelExtended({ ...late.data, ...data }),
    ]);
  });

  it('that can have been decided in time counts as decided in time', () => {
    const april = { ...newYorkDay('2024-04', 'April 2024'), precision: 'month' as const };
    const may = { ...newYorkDay('2024-05', 'May 2024'), precision: 'month' as const };
    const year = { ...newYorkDay('2024'), precision: 'year' as const };
    const kinds = (decidedOn: typeof april | typeof year) =>
      decideOn(history(panelExpired()), extend({ decidedOn })).map(({ type }) => type);
    expect(kinds(april)).toEqual(['MonitoringMandateExtended', 'FactRetracted']);
    expect(kinds(year)).toEqual(['MonitoringMandateExtended', 'FactRetracted']);
    expect(kinds(may)).toEqual(['MonitoringMandateExtended']);
  });

  it('takes back no look on a day after its own end', () => {
    const after = confirmed({ seenOn: newYorkDay('2025-05-01') });
    const within = confirmed({ seenOn: newYorkDay('2025-04-30') });
    expect(decideOn(history(after), extend())).toEqual([late]);
    expect(decideOn(history(within), extend())).toEqual([late, retracting('fact-4')]);
  });

  it('takes back no look that found the mandate in force, nor one at something else', () => {
    const inForce = confirmed({ stage: 'in-force' });
    const elsewhere = confirmed({ subject: '1718' });
    expect(decideOn(history(inForce, elsewhere), extend())).toEqual([late]);
  });

  it('that ends no later than what expired takes nothing back', () => {
    const earlier = {
      extendedBy: 'S/RES/2627(2022)',
      ...{ decidedOn: newYorkDay('2022-03-25'), endsOn: newYorkDay('2023-04-30') },
    };
    expect(decideOn(history(panelExpired(), confirmed()), extend(earlier))).toHaveLength(1);
    const same = { endsOn: newYorkDay('2024-04-30') };
    expect(decideOn(history(panelExpired()), extend(same))).toHaveLength(1);
  });

  it('takes back nothing that was retracted before', () => {
    const data = { eventIds: ['fact-4'], subject: 'panel-of-experts', reason: 'Misread.' };
    const again = history(panelExpired(), { type: 'FactRetracted', data });
    expect(decideOn(again, extend())).toEqual([late]);
  });

  it('takes back the notice that the end had come', () => {
    expect(decideOn(told('clock'), extend())).toEqual([late, retracting('fact-4')]);
  });

  it('may come with the adoption that is recorded', () => {
    const asked = adopted({
      ...{ symbol: 'S/RES/2999(2024)', votedOn: late.data.decidedOn },
      proposal: { extendsMandateUntil: newYorkDay('2025-04-30') },
    });
    const command = { type: 'RecordAdoption', regime, data: asked.data } as const;
    expect(decideOn(history(panelExpired()), command)).toEqual([
      ...[asked, late],
      retracting('fact-4'),
    ]);
  });
});

describe('An end that a document tells of', () => {
  const expire = { type: 'RecordMandateExpiry', regime, data: panelExpired().data } as const;

  it('is recorded where only the timekeeper told of it: nobody believes a notice', () =>
    expect(decideOn(told('clock'), expire)).toEqual([panelExpired()]));

  it('stays quiet where a document told of it before', () =>
    expect(decideOn(told('curation'), expire)).toEqual([]));
});

describe('What falls with an adoption', () => {
  const heldInOneCommit = (...facts: readonly SanctionsRegimeFact[]) =>
    known(...facts).map((fact) => ({ ...fact, subject: '', commit: { id: 'a commit' } }));
  const idsOf = (...facts: readonly SanctionsRegimeFact[]) => {
    const held = heldInOneCommit(...facts);
    const adoption = held.find(({ type }) => type === 'ResolutionAdopted');
    return adoption && wholeOf(held, adoption).map(({ id }) => id);
  };

  it('is the extension behind it in its commit', () =>
    expect(idsOf(adopted(), panelExtended())).toEqual(['fact-1', 'fact-2']));

  it('is not the extension before it, which was recorded for itself', () =>
    expect(idsOf(panelExtended(), adopted())).toEqual(['fact-2']));

  it('is not the extension by another resolution', () =>
    expect(idsOf(adopted(), late)).toEqual(['fact-1']));
});

describe('What falls with an extension', () => {
  const taken = retracting('fact-0') as WordOnFacts;
  const idsWith = (symbol: string, ...facts: readonly (SanctionsRegimeFact | WordOnFacts)[]) => {
    const held = known(...facts).map((fact) => ({ ...fact, subject: '', commit: { id: 'one' } }));
    const extension = held.find(({ data }) => 'extendedBy' in data && data.extendedBy === symbol);
    return extension && wholeOf(held, extension).map(({ id }) => id);
  };
  const bySymbol = (extendedBy: string) => panelExtended({ extendedBy });
  const [one, other] = ['S/RES/2998(2024)', 'S/RES/2999(2024)'];

  it('is what it took back of the end of its mandate, and of no other', () => {
    expect(idsWith(one, bySymbol(one), taken)).toEqual(['fact-1', 'fact-2']);
    const elsewhere = panelExtended({ extendedBy: one, mandate: 'another-panel' });
    expect(idsWith(one, elsewhere, taken)).toEqual(['fact-1']);
  });

  it('is not what another one took back in the same commit', () => {
    expect(idsWith(one, bySymbol(one), bySymbol(other), taken)).toEqual(['fact-1']);
    expect(idsWith(other, bySymbol(one), bySymbol(other), taken)).toEqual(['fact-2', 'fact-3']);
  });
});
