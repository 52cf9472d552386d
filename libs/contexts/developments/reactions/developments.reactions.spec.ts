import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { EvidenceArchive } from '@platform/archive';
import { EventLog, reactionTo } from '@platform/event-log';
import { connectReactions, EventTransport } from '@platform/messaging';
import {
  commitTo,
  InMemoryConsumerPositions,
  InMemoryEventFeed,
  InMemoryEventLog,
  InMemoryEvidenceArchive,
  regime1718,
} from '@testing';

import { DevelopmentsCommandsModule } from '../developments.commands.module';
import { developmentsReactions } from './developments.reactions';
import { WHEN_SANCTIONS_INSPECTION_BLOCKED } from './when-sanctions-inspection-blocked-open-question.reaction';

/** Learns who reacts, and delivers nothing. */
class Roll extends Server implements CustomTransportStrategy {
  readonly names: unknown[] = [];

  override addHandler(
    _type: string,
    _handler: MessageHandler,
    _isEventHandler = false,
    extras: Readonly<Record<string, unknown>> = {},
  ): void {
    this.names.push(extras['reaction']);
  }

  listen = (started: () => void) => started();
  close = () => undefined;
  on = () => undefined;
  unwrap = () => undefined as never;
}

const applicationOver = async (log: EventLog) => {
  const providers = [
    { provide: EventLog, useValue: log },
    { provide: EvidenceArchive, useValue: new InMemoryEvidenceArchive() },
  ];
  const ports = { module: class Ports {}, global: true, providers, exports: providers };
  const testing = await Test.createTestingModule({
    imports: [CqrsModule.forRoot(), ports, DevelopmentsCommandsModule],
  }).compile();
  return testing.createNestApplication(new FastifyAdapter(), { logger: false });
};

describe('The reactions of this context', () => {
  it('are all told to those who ask from elsewhere, and no other', async () => {
    const app = await applicationOver(new InMemoryEventLog());
    const strategy = new Roll();
    app.connectMicroservice({ strategy });
    await app.startAllMicroservices();
    await app.close();
    expect(strategy.names.sort()).toEqual([...developmentsReactions.reactions].sort());
  });

  it('try again what was refused: the log’s memory of it does not stand in the way', async () => {
    const [log, positions] = [new InMemoryEventLog(), new InMemoryConsumerPositions()];
    await log.append(commitTo(regime1718.stream, 0, [regime1718.inspectionBlocked()]));
    const [blocked] = await log.readCommits(0n, 1);
    if (!blocked) throw new Error('Nothing was recorded.');
    const refusal = { name: 'NoPen', code: 'NO_PEN', message: 'Nobody has a pen.' };
    await log.refuse(reactionTo(blocked, WHEN_SANCTIONS_INSPECTION_BLOCKED), refusal);

    const app = await applicationOver(log);
    const feed = new InMemoryEventFeed(log);
    const transport = new EventTransport({ consumer: 'any name', feed, log, positions });
    connectReactions(app, transport);
    await app.init();
    await app.startAllMicroservices();
    await transport.waitUntil(1n, 5_000);
    expect(await positions.parkedBy('any name')).toMatchObject([{ code: 'NO_PEN' }]);

    const parked = { eventId: blocked.id, reaction: WHEN_SANCTIONS_INSPECTION_BLOCKED };
    const retried = await app.get(CommandBus).execute(developmentsReactions.retry(parked));
    await app.close();
    expect(retried).toEqual({ outcome: 'done' });
    expect(log.facts.map(({ type }) => type)).toEqual([
      'SanctionsInspectionBlocked',
      'InspectionQuestionOpened',
    ]);
    expect(await positions.parkedBy('any name')).toEqual([]);
  });

  it('cannot be asked where nobody reacts', async () => {
    const app = await applicationOver(new InMemoryEventLog());
    await app.init();
    const retry = developmentsReactions.retry({ eventId: 'e-1', reaction: 'any' });
    await expect(app.get(CommandBus).execute(retry)).rejects.toThrow('Nobody reacts');
    await app.close();
  });
});
