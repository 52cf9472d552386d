/** A list or a regime that exists and that no answer here rests on. */
export type ListNotHeld = Readonly<{
  /** The stream that would hold it, `sanctions-regime/1970`; a national list has none. */
  list?: string;
  instrument: string;
  /** Whose law it is: ISO 3166-1 alpha-2, EU or UN. */
  jurisdiction: string;
}>;

type Entry = ListNotHeld & Readonly<{ origins: 'all' | readonly string[] }>;

const EU_MEMBERS =
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ');

/**
 * What an exporter has to look at besides. Those that follow goods of their own origin around the
 * world concern exports from anywhere.
 */
const REGISTER: readonly Entry[] = [
  {
    instrument: 'Commerce Control List, 15 CFR part 774, Supplement No. 1 (re-exports included)',
    jurisdiction: 'US',
    origins: 'all',
  },
  {
    instrument: 'United States Munitions List, 22 CFR part 121 (re-exports included)',
    jurisdiction: 'US',
    origins: 'all',
  },
  {
    instrument: 'Regulation (EU) 2021/821, Annex I (dual-use items)',
    jurisdiction: 'EU',
    origins: EU_MEMBERS,
  },
  {
    instrument: 'Regulation (EU) No 833/2014, annexes (Russia)',
    jurisdiction: 'EU',
    origins: EU_MEMBERS,
  },
  {
    instrument: 'Common Military List of the European Union',
    jurisdiction: 'EU',
    origins: EU_MEMBERS,
  },
  {
    instrument: 'UK Strategic Export Control Lists',
    jurisdiction: 'GB',
    origins: ['GB'],
  },
  {
    instrument: 'Russia (Sanctions) (EU Exit) Regulations 2019, schedules',
    jurisdiction: 'GB',
    origins: ['GB'],
  },
  {
    instrument: 'Public Notice on Trade of Strategic Items, annexes other than Annex 2-2',
    jurisdiction: 'KR',
    origins: ['KR'],
  },
  {
    instrument: 'Export Trade Control Order, Appended Table 1',
    jurisdiction: 'JP',
    origins: ['JP'],
  },
  {
    instrument: 'Export Control List of Dual-use Items of the People’s Republic of China',
    jurisdiction: 'CN',
    origins: ['CN'],
  },
  {
    instrument: 'Goods Control Ordinance (GKV, SR 946.202.1), annexes',
    jurisdiction: 'CH',
    origins: ['CH'],
  },
  {
    instrument: 'Export Control List of Canada (SOR/89-202)',
    jurisdiction: 'CA',
    origins: ['CA'],
  },
  {
    instrument: 'Defence and Strategic Goods List',
    jurisdiction: 'AU',
    origins: ['AU'],
  },
];

/** @param origin ISO 3166-1 alpha-2; null where it was not said, and then all are named */
export const notHeldFor = (origin: string | null): readonly ListNotHeld[] => {
  const concerned = REGISTER.filter(
    ({ origins }) => origin === null || origins === 'all' || origins.includes(origin),
  );
  const named = concerned.map(({ instrument, jurisdiction }) => ({ instrument, jurisdiction }));
  const hasOwn = concerned.some(
    ({ origins, jurisdiction }) => origins !== 'all' || jurisdiction === origin,
  );
  return origin === null || hasOwn ? named : [...named, unnamed(origin)];
};

const unnamed = (origin: string): ListNotHeld => ({
  instrument: `Any export control list of ${origin}`,
  jurisdiction: origin,
});
