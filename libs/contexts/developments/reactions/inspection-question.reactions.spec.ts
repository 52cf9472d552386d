import type { DomainEvent } from '@kernel';
import { CqrsModule } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import { EvidenceArchive } from '@platform/archive';
import { EventLog, type Recorded } from '@platform/event-log';
import { VersionRows } from '@platform/projections';
import {
  InMemoryEvidenceArchive,
  InMemoryTransport,
  newYorkDay,
  regime1718,
  statements,
  ToldHistory,
} from '@testing';

import { DevelopmentsCommandsModule } from '../developments.commands.module';
import { DevelopmentsQueriesModule } from '../developments.queries.module';
import { developments } from '../read-models/developments.read-model';
import { development } from '../read-models/development/development.timeline';

const { stream } = regime1718;
const question = 'development/who-inspects-1718';
const next = 'development/who-inspects-1718-2';

const ports = ({ log, rows }: ToldHistory) => [
  { provide: EventLog, useValue: log },
  { provide: EvidenceArchive, useValue: new InMemoryEvidenceArchive() },
  { provide: VersionRows, useValue: rows },
];

const start = async () => {
  const history = new ToldHistory();
  const providers = ports(history);
  const testing = await Test.createTestingModule({
    imports: [
      CqrsModule.forRoot(),
      { module: class Ports {}, global: true, providers, exports: providers },
      DevelopmentsCommandsModule,
      DevelopmentsQueriesModule,
    ],
  }).compile();
  const strategy = new InMemoryTransport();
  await testing.createNestMicroservice({ strategy }).listen();
  const told: Recorded[] = [];

  /** Tells facts in one commit, and delivers what somebody reacts to twice. */
  const tellTo = async (into: string, ...facts: readonly DomainEvent[]) => {
    const position = await history.tell(into, ...facts);
    const from = Number(position) - facts.length;
    const recorded = history.log.facts.slice(from, Number(position));
    told.push(...recorded);
    for (const event of [...recorded, ...recorded]) await strategy.deliver(event);
    return recorded.map(({ id }) => id);
  };
  /** What the Council did. */
  const tell = (...facts: readonly DomainEvent[]) => tellTo(stream, ...facts);
  const retract = (...eventIds: readonly string[]) =>
    tell({ type: 'FactRetracted', data: { eventIds, subject: 'S/2024/255', reason: 'Misread.' } });
  const typesIn = (sought: string) =>
    history.log.facts.filter((fact) => fact.stream === sought).map(({ type }) => type);
  const statuses = async () => {
    const { position } = await history.log.head();
    const asOf = '2026-11-24T05:00:00.000Z';
    const found = await history.rows.find(developments, development, { asOf, position });
    return Object.fromEntries(found.map(({ key, value }) => [key, value.status]));
  };
  /** Everything that was ever told, once more from the beginning. */
  const redeliver = async () => {
    for (const event of told) await strategy.deliver(event);
  };
  return { history, tell, tellTo, retract, typesIn, statuses, redeliver };
};

const blocked = (symbol = 'S/2024/255') => regime1718.inspectionBlocked({ symbol });
const watched = () => regime1718.outsideMonitoring();

describe('When a sanctions inspection is blocked', () => {
  it('asks who inspects instead, once, however often the event is delivered', async () => {
    const { history, tell, typesIn } = await start();
    const [because] = await tell(blocked());
    expect(history.log.facts.slice(1)).toMatchObject([
      {
        type: 'InspectionQuestionOpened',
        stream: question,
        evidence: history.log.facts[0]?.evidence,
        data: {
          ...{ development: 'who-inspects-1718', regime: '1718', because },
          ...{ openedOn: newYorkDay('2024-03-28'), about: ['regime:1718'] },
        },
        provenance: {
          causationId: because,
          actor: 'when-sanctions-inspection-blocked-open-question',
        },
      },
    ]);
    await tell(blocked('S/2024/256'));
    expect(typesIn(question)).toEqual(['InspectionQuestionOpened', 'InspectionQuestionOpened']);
  });

  it('asks anew where an earlier question was answered', async () => {
    const { tell, typesIn, statuses, redeliver } = await start();
    await tell(blocked());
    await tell(watched());
    await tell(blocked('S/2026/1'));
    expect(typesIn(next)).toEqual(['InspectionQuestionOpened']);
    await redeliver();
    expect(await statuses()).toEqual({
      'who-inspects-1718': 'answered',
      'who-inspects-1718-2': 'open',
    });
  });
});

describe('A question whose name is taken', () => {
  it('has the next one', async () => {
    const { history, tell, typesIn } = await start();
    await history.tell(question, statements.tokyo({ development: 'who-inspects-1718' }));
    await tell(blocked());
    expect(typesIn(next)).toEqual(['InspectionQuestionOpened']);
  });
});

describe('When alternative monitoring is established', () => {
  it('answers the oldest open question, once', async () => {
    const { history, tell, typesIn } = await start();
    await tell(blocked());
    const [because] = await tell(watched());
    expect(typesIn(question)).toEqual(['InspectionQuestionOpened', 'InspectionQuestionAnswered']);
    const { body, announcedOn: answeredOn } = watched().data;
    expect(history.log.facts.at(-1)).toMatchObject({
      data: { regime: '1718', body, answeredOn, because },
      provenance: { causationId: because },
    });
  });

  it('answers a later question where an earlier one has its answer', async () => {
    const { tell, statuses } = await start();
    await tell(blocked());
    await tell(watched());
    await tell(blocked('S/2026/1'));
    await tell(watched());
    expect(await statuses()).toEqual({
      'who-inspects-1718': 'answered',
      'who-inspects-1718-2': 'answered',
    });
  });

  it('says nothing where nobody asked, and does not answer who asks later', async () => {
    const { history, tell, statuses, redeliver } = await start();
    await tell(watched());
    expect(history.log.facts).toHaveLength(1);
    await tell(blocked());
    await redeliver();
    expect(await statuses()).toEqual({ 'who-inspects-1718': 'open' });
  });
});

describe('When a fact of a regime is retracted', () => {
  it('withdraws the question that it raised, and lets the right fact ask again', async () => {
    const { tell, retract, statuses, typesIn, redeliver } = await start();
    const [veto = ''] = await tell(blocked());
    await retract(veto);
    expect(await statuses()).toEqual({});
    await tell(blocked());
    expect(await statuses()).toEqual({ 'who-inspects-1718': 'open' });
    await redeliver();
    expect(typesIn(question)).toEqual([
      ...['InspectionQuestionOpened', 'FactRetracted', 'InspectionQuestionOpened'],
    ]);
  });

  it('leaves a question open that another veto raises as well', async () => {
    const { tell, retract, statuses } = await start();
    const [veto = ''] = await tell(blocked());
    await tell(blocked('S/2024/256'));
    await retract(veto);
    expect(await statuses()).toEqual({ 'who-inspects-1718': 'open' });
  });

  it('takes back an answer alone where it is the answer’s cause', async () => {
    const { tell, retract, statuses } = await start();
    await tell(blocked());
    const [team = ''] = await tell(watched());
    expect(await statuses()).toEqual({ 'who-inspects-1718': 'answered' });
    await retract(team);
    expect(await statuses()).toEqual({ 'who-inspects-1718': 'open' });
    await tell(watched());
    expect(await statuses()).toEqual({ 'who-inspects-1718': 'answered' });
  });

  it('takes back both where both lose their cause', async () => {
    const { tell, retract, statuses, typesIn } = await start();
    const [veto = ''] = await tell(blocked());
    const [team = ''] = await tell(watched());
    await retract(veto, team);
    expect(await statuses()).toEqual({});
    expect(typesIn(question)).toHaveLength(3);
    await retract(veto);
    expect(typesIn(question)).toHaveLength(3);
  });

  it('brings the question back where the retraction is retracted', async () => {
    const { tell, retract, statuses, redeliver } = await start();
    const [veto = ''] = await tell(blocked());
    const [retraction = ''] = await retract(veto);
    await retract(retraction);
    expect(await statuses()).toEqual({ 'who-inspects-1718': 'open' });
    await redeliver();
    expect(await statuses()).toEqual({ 'who-inspects-1718': 'open' });
  });

  it('withdraws every question of which it takes the cause', async () => {
    const { tell, retract, statuses } = await start();
    const [first = ''] = await tell(blocked());
    await tell(watched());
    const [second = ''] = await tell(blocked('S/2026/1'));
    await retract(first, second);
    expect(await statuses()).toEqual({});
  });

  it.each(['export-ban-list/any', 'sanctions-regimes-of-old/1718', 'development/any'])(
    'withdraws nothing for a word in %s, which says nothing of a regime',
    async (elsewhere) => {
      const { tell, tellTo, statuses } = await start();
      const [veto = ''] = await tell(blocked());
      const data = { eventIds: [veto], subject: 'any', reason: 'Misread.' };
      await tellTo(elsewhere, { type: 'FactRetracted', data });
      expect(await statuses()).toEqual({ 'who-inspects-1718': 'open' });
    },
  );

  it('records nothing where nobody had reacted', async () => {
    const { history, tell, retract } = await start();
    const [fact = ''] = await tell(watched());
    await retract(fact);
    expect(history.log.facts).toHaveLength(2);
  });
});
