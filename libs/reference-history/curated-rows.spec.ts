import { referenceHistory } from '.';

type Row = Readonly<Record<string, string>>;

/** The rows that facts rest on, each once: another stream may cite the same one. */
const rowsIn = (kind: string): readonly Row[] => {
  const bodies = referenceHistory
    .filter(({ stream }) => stream.startsWith(kind))
    .flatMap(({ evidence }) => evidence)
    .map(({ body }) => JSON.stringify((JSON.parse(String(body)) as { row: Row }).row));
  return [...new Set(bodies)].map((body) => JSON.parse(body) as Row);
};

const rows = rowsIn('');
const factsOf = (stream: string) => referenceHistory.find((held) => held.stream === stream)?.facts;

describe('The rows that the reference history rests on', () => {
  it('are 27 of the 1718 regime, without what came before it', () => {
    const symbols = rows
      .filter((row) => 'panel_mandate_until' in row)
      .map(({ symbol = '' }) => symbol);
    expect(symbols).toHaveLength(27);
    expect(symbols).not.toContain('S/RES/825(1993)');
  });

  it('are all 20 of the press report', () =>
    expect(
      rows
        .filter((row) => 'dated_as_written' in row)
        .map(({ no }) => Number(no))
        .toSorted((a, b) => a - b),
    ).toEqual(Array.from({ length: 20 }, (_, i) => i + 1)));

  it('are one for each of the 22 regimes', () =>
    expect(rows.filter((row) => 'latest_known_instrument' in row)).toHaveLength(22));

  it('say nothing that their compiler was only half sure of', () =>
    expect(
      new Set(rows.flatMap(({ confidence }) => (confidence === undefined ? [] : [confidence]))),
    ).toEqual(new Set(['verified', 'verified to 2025', 'high'])));
});

type Founding = Readonly<{
  regime: string;
  history: string;
  territories: readonly string[];
  freshForDays: number | null;
}>;

/** By the last word on it: a regime that was reinstated is there again. */
const endsIn = (types: readonly string[]): boolean =>
  types.findLast((type) => /^SanctionsRegime(Terminated|Reinstated)$/.test(type)) ===
  'SanctionsRegimeTerminated';

describe('The founding acts of the regimes', () => {
  const acts = referenceHistory.flatMap(({ facts }) =>
    facts.filter(({ type }) => type === 'SanctionsRegimeEstablished').map(({ data }) => data),
  ) as readonly Founding[];
  const ended = referenceHistory
    .filter(({ facts: [, ...later] }) => endsIn(later.map(({ type }) => type)))
    .map(({ stream }) => stream);

  it('claim a complete history of the 1718 regime alone', () =>
    expect(
      acts.filter(({ history }) => history === 'complete').map(({ regime }) => regime),
    ).toEqual(['1718']));

  it('bind the trade of no territory where they bind persons', () =>
    expect(
      acts.filter(({ territories }) => territories.length === 0).map(({ regime }) => regime),
    ).toEqual(['1267', '1636', '1988', '2048']));

  it('bind the trade of the successors of a state that is no more', () =>
    expect(
      acts
        .filter(({ territories }) => territories.length > 1)
        .map(({ regime, territories }) => [regime, territories.join(' ')]),
    ).toEqual([
      ['724', 'BA HR ME MK RS SI'],
      ['1160', 'ME RS'],
    ]));

  it('ask for a look every 120 days, but for what has ended', () =>
    acts.forEach(({ regime, freshForDays }) =>
      expect([regime, freshForDays]).toEqual([
        regime,
        ended.includes(`sanctions-regime/${regime}`) ? null : 120,
      ]),
    ));
});

describe('The history of the 1718 regime', () => {
  const facts = factsOf('sanctions-regime/1718') ?? [];

  it('ships no fact that is derived from another one', () => {
    const types = new Set(facts.map(({ type }) => type));
    expect(types).not.toContain('SanctionsInspectionBlocked');
    expect(types).not.toContain('MonitoringMandateExtended');
    expect(types).not.toContain('MonitoringMandateExpired');
  });

  it('counts fifteen members in every vote', () =>
    facts
      .flatMap(({ data }) => ('tally' in data ? [data.tally as Record<string, number>] : []))
      .forEach((tally) =>
        expect(Object.values(tally).reduce((sum, votes) => sum + votes, 0)).toBe(15),
      ));
});
