import type { SanctionsRegimeFact } from '@contracts';
import type { WordOnFacts } from '@kernel';
import { known, newYorkDay, regime1718 } from '@testing';

import { decideOn, wholeOf } from './corrections';

const { established, firstCapImposed, measureImposed, measureExpired, capImposed } = regime1718;
const { adopted, confirmed, terminated } = regime1718;

const cap = '2375-14-refined-petroleum';

const renewal = (votedOn: string, until: string, symbol = 'S/RES/2999(2017)') =>
  adopted({
    ...{ symbol, votedOn: newYorkDay(votedOn) },
    proposal: { extendsMeasuresUntil: newYorkDay(until) },
  });

const inTime = renewal('2017-12-31', '2018-12-31');
const seenEnded = confirmed({ subject: cap, seenOn: newYorkDay('2018-01-05') });

const taken = (subject: string, ...eventIds: readonly string[]) => ({
  type: 'FactRetracted',
  data: {
    ...{ eventIds, subject },
    reason: 'S/RES/2999(2017) had given the measures another last day in time.',
  },
});

const after = (asked: typeof inTime, ...told: readonly SanctionsRegimeFact[]) =>
  decideOn(known<SanctionsRegimeFact | WordOnFacts>(established(), ...told), {
    ...{ type: 'RecordAdoption', regime: '1718', data: asked.data },
  });

describe('A late renewal of measures', () => {
  it('that was decided on the last day takes back what was recorded of the end', () =>
    expect(after(inTime, firstCapImposed(), measureExpired(), seenEnded)).toEqual([
      inTime,
      taken(cap, 'fact-3', 'fact-4'),
    ]));

  it('takes back what was recorded of each measure', () => {
    const other = firstCapImposed({ measure: 'another' });
    const expired = [measureExpired(), measureExpired({ measure: 'another' })];
    expect(after(inTime, firstCapImposed(), other, ...expired)).toEqual([
      inTime,
      taken(cap, 'fact-4'),
      taken('another', 'fact-5'),
    ]);
  });

  it('takes back the notice that the end had come', () => {
    const history = known<SanctionsRegimeFact>(
      ...[established(), firstCapImposed(), measureExpired()],
    ).map((fact) =>
      fact.type === 'SanctionsMeasureExpired' ? { ...fact, provenance: { cause: 'clock' } } : fact,
    );
    const command = { type: 'RecordAdoption', regime: '1718', data: inTime.data } as const;
    expect(decideOn(history, command)).toEqual([inTime, taken(cap, 'fact-3')]);
  });

  it('takes back what was seen of all measures that have an end', () => {
    const first = renewal('2017-12-20', '2018-06-30', 'S/RES/2998(2017)');
    const seen = confirmed({ subject: '1718', seenOn: newYorkDay('2018-07-02') });
    const next = renewal('2018-06-20', '2019-06-30');
    expect(after(next, firstCapImposed(), first, seen)).toEqual([next, taken('1718', 'fact-4')]);
  });

  it('that names an earlier day takes back that they expired on the later one', () => {
    const earlier = renewal('2017-10-20', '2017-11-30');
    expect(after(earlier, firstCapImposed(), measureExpired())).toEqual([
      earlier,
      taken(cap, 'fact-3'),
    ]);
  });

  it.each([
    ['the day after', renewal('2018-01-01', '2018-12-31')],
    ['before the measure', renewal('2017-09-10', '2018-12-31')],
    ['with the measure', renewal('2017-09-11', '2018-12-31', 'S/RES/2375(2017)')],
    ['until the same day', renewal('2017-12-20', '2017-12-31')],
  ])('that was decided %s takes nothing back', (_case, asked) =>
    expect(after(asked, firstCapImposed(), measureExpired())).toEqual([asked]),
  );

  it('of other measures leaves the day that a document tells of a month', () => {
    const endsOn = { ...newYorkDay('2017-12', 'December 2017'), precision: 'month' as const };
    const told = measureExpired({ endedOn: newYorkDay('2017-12-20') });
    const ofOthers = renewal('2017-09-10', '2018-12-31');
    expect(after(ofOthers, firstCapImposed({ endsOn }), told)).toEqual([ofOthers]);
  });

  it('that another one came after takes nothing back', () => {
    const newer = renewal('2017-12-25', '2018-06-30', 'S/RES/3000(2017)');
    const endedOn = newYorkDay('2018-06-30');
    const late = renewal('2017-12-20', '2019-06-30');
    expect(after(late, firstCapImposed(), newer, measureExpired({ endedOn }))).toEqual([late]);
  });

  it('takes back no look after its own end, nor one that found something else', () => {
    const later = { ...seenEnded, data: { ...seenEnded.data, seenOn: newYorkDay('2019-01-01') } };
    const inForce = { ...seenEnded, data: { ...seenEnded.data, stage: 'in-force' as const } };
    const endless = confirmed({ subject: measureImposed().data.measure });
    const told = [firstCapImposed(), measureImposed(), later, inForce, endless];
    expect(after(inTime, ...told)).toEqual([inTime]);
  });

  it('takes back no look that found the measure gone with its regime, or replaced', () => {
    const over = terminated({ endedFrom: newYorkDay('2018-01-02') });
    expect(after(inTime, firstCapImposed(), over, seenEnded)).toEqual([inTime]);
    const next = capImposed({ replaces: [cap] });
    expect(after(inTime, firstCapImposed(), next, seenEnded)).toEqual([inTime]);
  });
});

describe('What falls with a renewal', () => {
  const idsWith = (
    fact: SanctionsRegimeFact,
    ...further: readonly (SanctionsRegimeFact | WordOnFacts)[]
  ) => {
    const held = known(...[firstCapImposed(), fact, ...further]).map((each) => ({
      ...each,
      ...{ subject: '', commit: { id: 'one' } },
    }));
    const source = held[1];
    return source && wholeOf(held, source).map(({ id }) => id);
  };

  it.each([cap, '1718'])('is what it took back of the end of %s', (subject) =>
    expect(idsWith(inTime, taken(subject, 'fact-0') as WordOnFacts)).toEqual(['fact-2', 'fact-3']),
  );

  it('is nothing that was said of a mandate', () =>
    expect(idsWith(inTime, taken('panel-of-experts', 'fact-0') as WordOnFacts)).toEqual([
      'fact-2',
    ]));

  it('is nothing where it renewed no measures', () =>
    expect(idsWith(adopted(), taken(cap, 'fact-0') as WordOnFacts)).toEqual(['fact-2']));
});
