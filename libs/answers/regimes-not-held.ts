import type { CalendarDate } from '@kernel';

/** A regime of the Security Council that exists and of which no fact is shipped. */
export type RegimeNotHeld = Readonly<{
  /** The number of its founding resolution: `1970`. */
  regime: string;
  /** Names that it was given later: `2745`. */
  aliases: readonly string[];
  name: string;
  /** ISO 3166-1 alpha-2, whose trade it is about by its name. */
  territories: readonly string[];
  /** `S/RES/1970(2011)`. */
  establishedBy: string;
  /** In New York. No end of any of them is known. */
  establishedOn: CalendarDate;
}>;

/**
 * What may be said of a regime that nobody has re-checked: that it is there. As soon as somebody
 * records its founding act, its own facts speak.
 */
export const REGIMES_NOT_HELD: readonly RegimeNotHeld[] = [
  {
    ...{ regime: '1533', aliases: [], name: 'DRC', territories: ['CD'] },
    ...{ establishedBy: 'S/RES/1533(2004)', establishedOn: '2004-03-12' },
  },
  {
    ...{ regime: '1591', aliases: [], name: 'Sudan', territories: ['SD'] },
    ...{ establishedBy: 'S/RES/1591(2005)', establishedOn: '2005-03-29' },
  },
  {
    ...{ regime: '1970', aliases: [], name: 'Libya', territories: ['LY'] },
    ...{ establishedBy: 'S/RES/1970(2011)', establishedOn: '2011-02-26' },
  },
  {
    ...{ regime: '2127', aliases: ['2745'], name: 'Central African Republic' },
    ...{ territories: ['CF'], establishedBy: 'S/RES/2127(2013)', establishedOn: '2013-12-05' },
  },
  {
    ...{ regime: '2206', aliases: [], name: 'South Sudan', territories: ['SS'] },
    ...{ establishedBy: 'S/RES/2206(2015)', establishedOn: '2015-03-03' },
  },
];

const namesOf = ({ regime, aliases }: RegimeNotHeld): readonly string[] => [regime, ...aliases];

/** By its number or by a name that it was given later; undefined where nothing is known of it. */
export const regimeNotHeld = (name: string): RegimeNotHeld | undefined =>
  REGIMES_NOT_HELD.find((regime) => namesOf(regime).includes(name));

/** @param held numbers of the regimes that are on record */
export const regimesNotHeld = (held: readonly string[]): readonly RegimeNotHeld[] =>
  REGIMES_NOT_HELD.filter((regime) => !namesOf(regime).some((name) => held.includes(name)));
