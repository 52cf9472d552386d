import type { DomainEvent } from '@kernel';
import { InMemoryEvidenceArchive, newYorkDay, regime1718, ToldHistory } from '@testing';

const iran = 'sanctions-regime/1737';
const mali = 'sanctions-regime/2374';
const somalia = 'sanctions-regime/751';

/** Names a fact of the story otherwise: another regime tells it of itself. */
const of = <Fact extends DomainEvent>(regime: string, fact: Fact): Fact => ({
  ...fact,
  data: { ...fact.data, regime },
});

/** What examples ask of: North Korea in full, three others as far as they are needed. */
export const toldRegimes = async () => {
  const history = new ToldHistory();
  const archive = new InMemoryEvidenceArchive();
  await tellNorthKorea(history);
  await tellIran(history);
  await tellMali(history);
  const position = await tellSomalia(history);
  return { history, archive, position, now: '2026-11-24T05:00:00.000Z' };
};

/** In eleven positions; the veto and its block are the sixth and the seventh. */
const tellNorthKorea = async (history: ToldHistory) => {
  const { stream } = regime1718;
  await history.tell(stream, regime1718.established(), founding(), regime1718.panelEstablished());
  await history.tell(stream, strengthening(), regime1718.panelExtended());
  await history.tell(stream, regime1718.renewalVetoed(), regime1718.inspectionBlocked());
  await history.tell(stream, regime1718.confirmed(), regime1718.outsideMonitoring());
  await history.tell(stream, regime1718.measureImposed(), regime1718.exempted());
};

const founding = () =>
  regime1718.adopted({
    symbol: 'S/RES/1718(2006)',
    draft: 'S/2006/805',
    votedOn: newYorkDay('2006-10-14'),
    proposal: {},
  });

const strengthening = () =>
  regime1718.renewalVetoed({
    symbol: 'S/2022/431',
    votedOn: newYorkDay('2022-05-26'),
    tally: { for: 13, against: 2, abstaining: 0 },
    casts: [
      { state: 'CHN', cast: 'against' },
      { state: 'RUS', cast: 'against' },
    ],
    vetoedBy: ['CHN', 'RUS'],
    proposal: { imposes: ['a lower cap on crude oil'] },
  });

const tellIran = (history: ToldHistory) =>
  history.tell(
    iran,
    regime1718.established({
      regime: '1737',
      name: 'Iran',
      establishedBy: 'S/RES/1737(2006)',
      decidedOn: newYorkDay('2006-12-23'),
      history: 'partial',
      territories: ['IR'],
    }),
    of('1737', regime1718.terminated({ endedFrom: newYorkDay('2016-01-16') })),
    of('1737', regime1718.reinstated()),
    of('1737', regime1718.contested()),
  );

const tellMali = (history: ToldHistory) =>
  history.tell(
    mali,
    regime1718.established({
      regime: '2374',
      name: 'Mali',
      establishedBy: 'S/RES/2374(2017)',
      decidedOn: newYorkDay('2017-09-05'),
      history: 'partial',
      territories: [],
    }),
    regime1718.adopted({
      regime: '2374',
      symbol: 'S/RES/2649(2022)',
      votedOn: newYorkDay('2022-08-30'),
      proposal: { extendsMeasuresUntil: newYorkDay('2023-08-31') },
    }),
    regime1718.panelExtended({
      regime: '2374',
      extendedBy: 'S/RES/2649(2022)',
      decidedOn: newYorkDay('2022-08-30'),
      endsOn: newYorkDay('2023-09-30'),
    }),
    regime1718.terminated({
      regime: '2374',
      by: 'lapse',
      terminatedBy: null,
      endedFrom: newYorkDay('2023-09-01'),
    }),
  );

const tellSomalia = (history: ToldHistory) =>
  history.tell(
    somalia,
    regime1718.established({
      regime: '751',
      name: 'Al-Shabaab',
      aliases: ['2713', '751/1907'],
      establishedBy: 'S/RES/751(1992)',
      decidedOn: newYorkDay('1992-04-24'),
      history: 'partial',
      territories: ['SO'],
      freshForDays: 400,
    }),
    regime1718.adopted({
      regime: '751',
      symbol: 'S/RES/2806(2025)',
      votedOn: newYorkDay('2025-12-12'),
      proposal: { extendsMeasuresUntil: newYorkDay('2026-11-30') },
    }),
    regime1718.panelExtended({
      regime: '751',
      extendedBy: 'S/RES/2806(2025)',
      decidedOn: newYorkDay('2025-12-12'),
      endsOn: newYorkDay('2026-12-31'),
    }),
  );
