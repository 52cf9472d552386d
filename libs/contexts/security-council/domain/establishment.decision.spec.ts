import { given, newYorkDay, regime1718 } from '@testing';

import { sanctionsRegime } from './sanctions-regime.decider';
import type { AskedFor, SanctionsRegimeCommand } from './sanctions-regime.commands';
import * as refused from './sanctions-regime.errors';

const { established, panelExtended, renewalVetoed, measureImposed } = regime1718;

const nothing = given(sanctionsRegime);
const known = given(sanctionsRegime, established());

const establish = (
  over: Partial<AskedFor['EstablishSanctionsRegime']> = {},
): SanctionsRegimeCommand => ({
  ...{ type: 'EstablishSanctionsRegime', regime: '1718' },
  data: { ...established().data, ...over },
});

describe('A regime', () => {
  it('is established by its founding act', () =>
    nothing.when(establish()).thenRecords(established()));

  it('is founded anew where its act was retracted, and other facts still rest on it', () =>
    given(sanctionsRegime, panelExtended(), renewalVetoed())
      .when(establish())
      .thenRecords(established()));

  it('stays quiet where it is established word for word', () =>
    known.when(establish()).thenStaysQuiet());

  it('that is established otherwise has to be retracted first', () =>
    known.when(establish({ history: 'partial' })).thenRefuses(refused.RegimeAlreadyEstablished));

  it('is established on a day of New York', () =>
    nothing
      .when(establish({ decidedOn: { ...newYorkDay('2006-10-14'), zone: 'Asia/Seoul' } }))
      .thenRefuses(refused.ZoneNotOfCouncil));
});

describe('Of a regime that nobody established', () => {
  it('nothing can be recorded, whatever waits for its founding act', () =>
    given(sanctionsRegime, panelExtended(), measureImposed())
      .when({ type: 'ImposeMeasure', regime: '1718', data: measureImposed().data })
      .thenRefuses(refused.UnknownRegime));

  it('what waited is on record once the act is', () =>
    given(sanctionsRegime, measureImposed(), established())
      .when({ type: 'ImposeMeasure', regime: '1718', data: measureImposed().data })
      .thenStaysQuiet());
});
