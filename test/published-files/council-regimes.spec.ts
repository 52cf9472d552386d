import { REGIMES_NOT_HELD } from '@answers';
import { dayAfter } from '@kernel';
import { referenceHistory } from '@reference-history';

import { describePublished, rowsOf } from './published-files';
import { curatedRows, dateOf, factsOf } from './seeded-facts';

const MAY_BE_SEEDED = ['verified', 'verified to 2025', 'high'];

/** `S/RES/751(1992); 2713(2023) re-scoped`: a regime is known by its founding resolution. */
const foundingActOf = (row: Readonly<Record<string, string>>) =>
  (row['established_by'] ?? '').split(';')[0] ?? '';
const idOf = (row: Readonly<Record<string, string>>) =>
  /S\/RES\/(\d+)/.exec(foundingActOf(row))?.[1] ?? '';
const streamOf = (id: string) => `sanctions-regime/${id}`;
const dataOf = (id: string, type: string) =>
  factsOf(streamOf(id)).find((fact) => fact.type === type)?.data;

describePublished('facts/unsc_regimes.csv', 'The seeded regimes', (csv) => {
  const all = rowsOf(csv);
  const rows = all.filter(({ confidence = '' }) => MAY_BE_SEEDED.includes(confidence));
  const regimes = rows.map((row) => [idOf(row), row] as const);
  const ended = regimes.filter(([, { status = '' }]) => status.startsWith('terminated'));

  it('are those of which the file is sure, and no other', () => {
    const seeded = referenceHistory
      .filter(({ stream }) => stream.startsWith('sanctions-regime/'))
      .map(({ stream }) => stream);
    expect([...seeded].sort()).toEqual(rows.map((row) => streamOf(idOf(row))).sort());
  });

  it.each(regimes)('%s cites its row, word for word', (id, row) =>
    expect(curatedRows(streamOf(id))).toContainEqual(row),
  );

  it.each(regimes)('%s has the founding act of its row', (id, row) => {
    const act = dataOf(id, 'SanctionsRegimeEstablished');
    expect(act).toMatchObject({
      regime: id,
      name: row['regime'],
      establishedBy: foundingActOf(row),
    });
    expect(dateOf(act, 'decidedOn')).toBe(row['established_on']);
  });

  it.each(ended)('%s ended when its row says', (id, { status = '' }) => {
    const { by } = dataOf(id, 'SanctionsRegimeTerminated') ?? {};
    const from = dateOf(dataOf(id, 'SanctionsRegimeTerminated'), 'endedFrom');
    const day = /^terminated (\S{10})/.exec(status)?.[1] ?? '';
    // A lapse is told by the last day with the measures, and dated by the first day without.
    expect(from).toBe(by === 'lapse' ? dayAfter(day) : day);
  });

  it.each(ended.filter(([id]) => id !== '2374'))('%s ended by the act of its row', (id, row) => {
    const { by, terminatedBy } = dataOf(id, 'SanctionsRegimeTerminated') ?? {};
    expect(by).toBe('act');
    expect(row['latest_known_instrument']).toContain(terminatedBy);
  });

  it('end nowhere but where a row says so', () =>
    expect(
      referenceHistory
        .filter(({ facts }) => facts.some(({ type }) => type === 'SanctionsRegimeTerminated'))
        .map(({ stream }) => stream)
        .sort(),
    ).toEqual(ended.map(([id]) => streamOf(id)).sort()));

  it.each(regimes.filter(([id]) => dataOf(id, 'MonitoringMandateExtended')))(
    '%s is watched until its row says, by the body that it names',
    (id, row) => {
      const extended = dataOf(id, 'MonitoringMandateExtended');
      expect(row['monitor_until']).toContain(dateOf(extended, 'endsOn'));
      expect(row['monitoring_body']).toContain(extended?.['body']);
    },
  );

  it.each(regimes.filter(([id]) => id !== '1718' && dataOf(id, 'ResolutionAdopted')))(
    '%s has the latest resolution of its row, with its votes',
    (id, row) => {
      const { symbol, tally } = dataOf(id, 'ResolutionAdopted') ?? {};
      const words = row['latest_known_instrument'] ?? '';
      expect(words).toContain(symbol);
      const votes = /\d+-\d+-\d+/.exec(words.replace('unanimous', '15-0-0'))?.[0];
      expect(Object.values(tally as object).join('-')).toBe(votes);
    },
  );

  it('2374 has the last day of its measures', () => {
    const row = rows.find((each) => idOf(each) === '2374');
    const imposed = dataOf('2374', 'SanctionsMeasureImposed');
    expect(dateOf(imposed, 'endsOn')).toBe(row?.['measures_until']);
  });

  it('leave out every renewal that nobody verified', () => {
    const cited = all.filter((row) => !rows.includes(row)).flatMap((row) => idOf(row));
    expect(cited.filter((id) => factsOf(streamOf(id)).length > 0)).toEqual([]);
  });
});

describePublished('facts/unsc_regimes.csv', 'The regimes that are not held', (csv) => {
  const rows = rowsOf(csv).filter(({ confidence = '' }) => !MAY_BE_SEEDED.includes(confidence));
  const byNumber = rows.toSorted((a, b) => Number(idOf(a)) - Number(idOf(b)));

  it('are those of which the file is only half sure, under their own names', () =>
    expect(
      REGIMES_NOT_HELD.map(({ regime, name, establishedBy, establishedOn }) => [
        ...[regime, name, establishedBy, establishedOn],
      ]),
    ).toEqual(
      byNumber.map((row) => [
        ...[idOf(row), row['regime'], foundingActOf(row), row['established_on']],
      ]),
    ));

  it('have the names that the Council gave them later', () =>
    expect(REGIMES_NOT_HELD.map(({ regime, aliases }) => [...aliases, regime].join(' '))).toEqual(
      byNumber.map(({ committee = '' }) => committee.replace(/ \(ex (\d+)\)/, ' $1')),
    ));

  it('have not ended, as far as the file knows', () =>
    expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(['active'])));
});

describePublished('facts/other_unsc_list_events.csv', 'The end of the Mali regime', (csv) => {
  it('is on the last day that the list of events has, and the snapback on the first one', () => {
    const days = rowsOf(csv).map(({ date, event = '' }) => [event.slice(0, 4), date]);
    expect(days).toContainEqual(['Mali', '2023-08-31']);
    // 20:00 in New York on 27 September is midnight UTC.
    expect(days).toContainEqual(['Iran', '2025-09-28']);
    const at = String(dataOf('1737', 'SanctionsRegimeReinstated')?.['reinstatedAt']);
    expect(new Date(at).toISOString()).toBe('2025-09-28T00:00:00.000Z');
  });
});
