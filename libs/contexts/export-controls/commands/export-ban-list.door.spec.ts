import { exportBanListStream, type ExportBanListFact } from '@contracts';
import { standing, type FactRetracted, type WordOnFacts } from '@kernel';
import { FactAlreadyRetracted, EventNotInStream, FactSaidAgain, retract } from '@recording';
import { koreanList, listedItem, seoulDay, smallList, washingtonDay } from '@testing';

import type { KnownFact } from '../domain/edition-facts';
import { EditionBuiltUpon } from '../domain/editions.errors';
import type { ExportBanListCommand } from '../domain/export-ban-list.commands';
import * as record from '../domain/export-ban-list.errors';
import { commandFor } from '../domain/fact-commands';
import { TotalDoesNotAdd } from '../domain/numbers.errors';
import { exportBanListDoor } from './export-ban-list.door';

const { established, expanded31st, rebased33rd, earlierDateClaimed } = koreanList;

type Fact = ExportBanListFact | WordOnFacts;
const subjectOf = ({ data }: Fact) => ('changeId' in data ? data.changeId : data.subject);

/** Commits of a stream, one behind another; the events are named `0`, `1`, `2`, … */
const log = (...commits: readonly (readonly Fact[])[]): readonly KnownFact[] =>
  commits
    .flatMap((facts, i) => facts.map((fact) => ({ fact, commit: { id: String(i) } })))
    .map(({ fact, commit }, i) => ({
      ...fact,
      id: String(i),
      position: BigInt(i + 1),
      recordedAt: '2026-11-24T00:00:00.000Z',
      evidence: [],
      subject: subjectOf(fact),
      commit,
    }));

const reason = 'Misread.';
const retraction = (subject: string, ...eventIds: string[]): FactRetracted => ({
  type: 'FactRetracted',
  data: { eventIds, subject, reason },
});

const streamOf = ([first]: readonly KnownFact[]): string =>
  first?.type === 'ExportBanListEstablished' ? exportBanListStream(first.data.list) : '';

const retracting = (
  history: readonly KnownFact[],
  eventId: string,
  replacement?: ExportBanListCommand,
) =>
  retract(exportBanListDoor, history, {
    ...{ stream: streamOf(history), eventId, reason, replacement },
  });

describe('A retraction', () => {
  it('takes one fact, by its name', () => {
    const history = log([established()], [expanded31st(), earlierDateClaimed()]);
    expect(retracting(history, '2')).toEqual([retraction('33rd-notice', '2')]);
    expect(retracting(history, '1')).toEqual([retraction('31st-notice', '1')]);
  });

  it('has the right fact with it, decided as if the wrong one had never been known', () => {
    const right = expanded31st({ grossAdded: 750 });
    const history = log([established()], [expanded31st()]);
    expect(retracting(history, '1', commandFor('any', right))).toEqual([
      retraction('31st-notice', '1'),
      right,
    ]);
  });

  it('has the right founding act with it, on which the rest goes on resting', () => {
    const right = established({ authority: 'Ministry of Trade, Industry and Energy' });
    const history = log([established()], [expanded31st()]);
    expect(retracting(history, '0', commandFor('any', right))).toEqual([
      retraction('first-notice', '0'),
      right,
    ]);
  });

  it('says no more where the right fact is on record', () => {
    const history = log([established()], [expanded31st()], [earlierDateClaimed()]);
    expect(retracting(history, '2', commandFor('any', expanded31st()))).toEqual([
      retraction('33rd-notice', '2'),
    ]);
  });

  it('is refused where the right fact is', () =>
    expect(() =>
      retracting(
        log([established()], [expanded31st()]),
        '1',
        commandFor('any', expanded31st({ statedTotal: 799 })),
      ),
    ).toThrow(TotalDoesNotAdd));

  it('is of an event in the stream, once', () => {
    const history = log([established()], [expanded31st()], [retraction('31st-notice', '1')]);
    expect(() => retracting(history, '9')).toThrow(EventNotInStream);
    expect(() => retracting(history, '1')).toThrow(FactAlreadyRetracted);
  });
});

describe('A retraction of an edition', () => {
  const { itemised, expanded, secondItemised } = smallList;
  const parts = [
    secondItemised({ part: { index: 0, of: 2 } }),
    secondItemised({ part: { index: 1, of: 2 }, added: [listedItem('8486')] }),
  ];
  const founding = [smallList.established(), itemised()];

  it.each(['2', '3', '4'])('takes the whole of it, whichever event it names: %s', (eventId) =>
    expect(retracting(log(founding, [expanded(), ...parts]), eventId)).toEqual([
      retraction('second-edition', '2', '3', '4'),
    ]),
  );

  it('leaves what stood in its commit and is no piece of it', () => {
    const claim = { ...earlierDateClaimed({ subject: 'second-edition' }) };
    const history = log([...founding, expanded(), ...parts, claim]);
    expect(retracting(history, '5')).toEqual([retraction('second-edition', '5')]);
    expect(retracting(history, '0')).toEqual([retraction('first-edition', '0')]);
    expect(retracting(history, '2')).toEqual([retraction('second-edition', '2', '3', '4')]);
  });

  it('takes an announced edition alone where its change was promulgated in the same commit', () => {
    const announcedOn = washingtonDay('2024-12-01');
    const draft = secondItemised({ stage: 'announced', announcedOn, effectiveOn: null });
    const history = log(founding, [draft, expanded(), secondItemised()]);
    expect(retracting(history, '2')).toEqual([retraction('second-edition', '2')]);
    expect(retracting(history, '4')).toEqual([retraction('second-edition', '3', '4')]);
  });

  it('takes all parts where no numbers are with them', () =>
    expect(retracting(log(founding, parts), '3')).toEqual([
      retraction('second-edition', '2', '3'),
    ]));

  it('takes one of two announced editions, by its day', () => {
    const [one, other] = ['2024-12-01', '2024-12-20'].map((day) =>
      secondItemised({ stage: 'announced', announcedOn: washingtonDay(day), effectiveOn: null }),
    );
    const history = log(
      founding,
      [one, other].flatMap((draft) => draft ?? []),
    );
    expect(retracting(history, '2')).toEqual([retraction('second-edition', '2')]);
  });

  it('takes numbers alone where they were recorded alone', () => {
    const history = log(founding, [expanded()], [secondItemised()]);
    expect(retracting(history, '2')).toEqual([retraction('second-edition', '2')]);
    expect(retracting(history, '3')).toEqual([retraction('second-edition', '3')]);
  });

  it('is refused while a later edition of the provision rests on it', () => {
    const history = log(founding, [expanded(), secondItemised()]);
    expect(() => retracting(history, '1')).toThrow(EditionBuiltUpon);
    const without = log(
      founding,
      [expanded(), secondItemised()],
      [retraction('second-edition', '2', '3')],
    );
    expect(retracting(without, '1')).toEqual([retraction('first-edition', '1')]);
  });

  it('is not refused for an edition of another provision, or an older one', () => {
    const history = log(founding, [secondItemised({ provision: 'tier 2' })]);
    expect(retracting(history, '1')).toEqual([retraction('first-edition', '1')]);
    expect(retracting(history, '2')).toEqual([retraction('second-edition', '2')]);
  });

  it('that was only announced rests on nothing', () => {
    const announcedOn = washingtonDay('2024-12-01');
    const draft = secondItemised({ stage: 'announced', announcedOn, effectiveOn: null });
    const history = log(founding, [draft], [expanded(), secondItemised()]);
    expect(retracting(history, '2')).toEqual([retraction('second-edition', '2')]);
  });
});

describe('A retraction of a retraction', () => {
  const { itemised, expanded, secondItemised } = smallList;
  const edition = [expanded(), secondItemised()];
  const takesBack = [retraction('second-edition', '2', '3')];
  const founding = [smallList.established(), itemised()];

  it('brings the fact back', () => {
    const history = log([established()], [expanded31st()], [retraction('31st-notice', '1')]);
    const back = retracting(history, '2');
    expect(back).toEqual([retraction('31st-notice', '2')]);
    const whole = log([established()], [expanded31st()], [retraction('31st-notice', '1')], back);
    expect(standing<ExportBanListFact>(whole).map(({ id }) => id)).toEqual(['0', '1']);
    expect(retracting(whole, '1')).toEqual([retraction('31st-notice', '1')]);
    expect(() => retracting(whole, '2')).toThrow(FactAlreadyRetracted);
  });

  it('brings an edition back whole', () =>
    expect(retracting(log(founding, edition, takesBack), '4')).toEqual([
      retraction('second-edition', '4'),
    ]));

  it('is refused where another fact took its place', () => {
    const right = expanded31st({ grossAdded: 750 });
    const gone = retraction('31st-notice', '1');
    expect(() => retracting(log([established()], [expanded31st()], [gone, right]), '2')).toThrow(
      record.ChangeAlreadyRecorded,
    );
    expect(() =>
      retracting(log([established()], [expanded31st()], [gone], [expanded31st()]), '2'),
    ).toThrow(FactSaidAgain);
  });

  it('is refused where the list was founded anew', () =>
    expect(() =>
      retracting(
        log([established()], [retraction('first-notice', '0'), established({ statedTotal: 58 })]),
        '1',
      ),
    ).toThrow(record.ListAlreadyEstablished));

  it('is refused where the numbers no longer add', () => {
    const gone = retraction('31st-notice', '1');
    const other = expanded31st({ changeId: '30th-notice', net: 1, grossAdded: 1, statedTotal: 58 });
    const history = log([established()], [expanded31st()], [gone], [other]);
    expect(() => retracting(history, '2')).toThrow(TotalDoesNotAdd);
  });

  it('is refused where an edition came after it, or in its place', () => {
    const later = secondItemised({ changeId: 'third-edition' });
    const again = secondItemised();
    expect(() => retracting(log(founding, edition, takesBack, [later]), '4')).toThrow(
      EditionBuiltUpon,
    );
    expect(() =>
      retracting(log(founding, [again], [retraction('second-edition', '2')], [again]), '3'),
    ).toThrow(EditionBuiltUpon);
  });

  const announced = (day: string, added = [listedItem('8482')], part = { index: 0, of: 1 }) =>
    secondItemised({
      ...{ stage: 'announced', announcedOn: washingtonDay(day), effectiveOn: null },
      ...{ added, part },
    });

  it('brings an announced edition back in all its parts, if none took its place', () => {
    const gone = [retraction('second-edition', '2', '3')];
    const draft = [
      announced('2024-12-01', [listedItem('8482')], { index: 0, of: 2 }),
      announced('2024-12-01', [listedItem('8486')], { index: 1, of: 2 }),
    ];
    const back = [retraction('second-edition', '4')];
    expect(retracting(log(founding, draft, gone), '4')).toEqual(back);
    const later = [announced('2024-12-20')];
    expect(retracting(log(founding, draft, gone, later), '4')).toEqual(back);
    const otherwise = [announced('2024-12-01')];
    expect(() => retracting(log(founding, draft, gone, otherwise), '4')).toThrow(
      record.ChangeAlreadyRecorded,
    );
  });

  it('brings items back to a list whose founding act is still retracted', () => {
    const gone = [retraction('first-edition', '1'), retraction('first-edition', '0')];
    expect(retracting(log(founding, gone), '2')).toEqual([retraction('first-edition', '2')]);
  });

  it('needs no question to be asked of a notice', () => {
    const data = { list: 'any', changeId: '31st-notice', effectiveOn: seoulDay('2023-04-28') };
    const notice = { type: 'ExportBanListChangeTookEffect', data } as const;
    const history = log([established(), notice], [retraction('31st-notice', '1')]);
    expect(retracting(history, '2')).toEqual([retraction('31st-notice', '2')]);
    expect(retracting(log([established(), rebased33rd(), notice]), '2')).toHaveLength(1);
  });
});
