import { regime1718 } from '@testing';

import { RegimeWithoutTerritory, requireTerritory } from './territories';

const { established, measureImposed, panelEstablished } = regime1718;
const nowhere = established({ territories: [] });
const freeze = measureImposed({ kind: 'asset-freeze', direction: null, goods: null });

describe('A measure on goods', () => {
  it('needs a territory that they go to or come from', () => {
    expect(() => {
      requireTerritory([nowhere], [measureImposed()]);
    }).toThrow(RegimeWithoutTerritory);
    requireTerritory([established()], [measureImposed()]);
  });

  it('that waited for its founding act needs one as well', () => {
    const waiting = [measureImposed(), panelEstablished()];
    expect(() => {
      requireTerritory(waiting, [nowhere]);
    }).toThrow(RegimeWithoutTerritory);
    requireTerritory(waiting, [established()]);
  });

  it('that is on record stands in nobody’s way', () => {
    requireTerritory([nowhere, measureImposed()], [panelEstablished()]);
    requireTerritory([nowhere, measureImposed()], []);
  });
});

describe('A measure on persons', () => {
  it('needs no territory', () => {
    requireTerritory([nowhere], [freeze]);
  });
});
