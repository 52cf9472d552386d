import type {
  SanctionsMeasureEased,
  SanctionsMeasureExpired,
  SanctionsMeasureImposed,
} from '@contracts';

import type { Over } from './day-in';
import { newYorkDay } from './regime-1718.votes';

const regime = '1718';
const machinery = '2397-7-industrial-machinery';
const firstCap = '2375-14-refined-petroleum';

/** HS 84 to 89 and 72 to 83, in the order of the text. There is no chapter 77. */
const MACHINERY_AND_METALS = [
  ...['84', '85', '86', '87', '88', '89'],
  ...['72', '73', '74', '75', '76', '78', '79', '80', '81', '82', '83'],
];

/** What may not go to North Korea, and how much of what may. */
export const measures1718 = {
  measureImposed: (over: Over<SanctionsMeasureImposed> = {}): SanctionsMeasureImposed => ({
    type: 'SanctionsMeasureImposed',
    data: {
      regime,
      measure: machinery,
      kind: 'goods-ban',
      subject: 'industrial machinery, transportation vehicles, iron, steel and other metals',
      direction: 'to-territory',
      goods: { codeSystem: 'hs2022', codes: MACHINERY_AND_METALS },
      cap: null,
      imposedBy: 'S/RES/2397(2017)',
      paragraph: 'para 7',
      decidedOn: newYorkDay('2017-12-22'),
      effectiveOn: null,
      endsOn: null,
      replaces: [],
      ...over,
    },
  }),

  /** Of the last quarter of 2017 only: a measure with a last day. */
  firstCapImposed: (over: Over<SanctionsMeasureImposed> = {}): SanctionsMeasureImposed => ({
    type: 'SanctionsMeasureImposed',
    data: {
      regime,
      measure: firstCap,
      kind: 'cap',
      subject: 'refined petroleum products',
      direction: 'to-territory',
      goods: null,
      cap: { quantity: 500_000, unit: 'barrel', period: 'quarter' },
      imposedBy: 'S/RES/2375(2017)',
      paragraph: 'para 14',
      decidedOn: newYorkDay('2017-09-11'),
      effectiveOn: newYorkDay('2017-10-01'),
      endsOn: newYorkDay('2017-12-31'),
      replaces: [],
      ...over,
    },
  }),

  capImposed: (over: Over<SanctionsMeasureImposed> = {}): SanctionsMeasureImposed => ({
    type: 'SanctionsMeasureImposed',
    data: {
      regime,
      measure: '2397-5-refined-petroleum',
      kind: 'cap',
      subject: 'refined petroleum products',
      direction: 'to-territory',
      goods: null,
      cap: { quantity: 500_000, unit: 'barrel', period: 'year' },
      imposedBy: 'S/RES/2397(2017)',
      paragraph: 'para 5',
      decidedOn: newYorkDay('2017-12-22'),
      effectiveOn: newYorkDay('2018-01-01'),
      endsOn: null,
      replaces: [],
      ...over,
    },
  }),

  /** What never happened in this story, and may in another. */
  eased: (over: Over<SanctionsMeasureEased> = {}): SanctionsMeasureEased => ({
    type: 'SanctionsMeasureEased',
    data: {
      regime,
      measure: machinery,
      kind: 'easing',
      easing: 'railway-equipment',
      scope: 'equipment for railways between the two Koreas',
      easedBy: 'S/RES/2999(2025)',
      paragraph: 'para 3',
      decidedOn: newYorkDay('2025-01-15'),
      effectiveOn: null,
      endsOn: null,
      ...over,
    },
  }),

  exempted: (over: Over<SanctionsMeasureEased> = {}): SanctionsMeasureEased => ({
    type: 'SanctionsMeasureEased',
    data: {
      regime,
      measure: machinery,
      kind: 'exemption',
      easing: 'civil-aircraft-spare-parts',
      scope: 'spare parts for the safe operation of civilian passenger aircraft',
      easedBy: 'S/RES/2397(2017)',
      paragraph: 'para 7',
      decidedOn: newYorkDay('2017-12-22'),
      effectiveOn: null,
      endsOn: null,
      ...over,
    },
  }),

  /** Of the first cap: the others have no last day. */
  measureExpired: (over: Over<SanctionsMeasureExpired> = {}): SanctionsMeasureExpired => ({
    type: 'SanctionsMeasureExpired',
    data: { regime, measure: firstCap, endedOn: newYorkDay('2017-12-31'), ...over },
  }),
};
