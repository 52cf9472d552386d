import { Controller, Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import type { EventFeed } from '@platform/event-feed';
import type { Recorded } from '@platform/event-log';
import {
  commitTo,
  confirmed,
  InMemoryConsumerPositions,
  InMemoryEventFeed,
  InMemoryEventLog,
  someStream,
} from '@testing';

import { connectReactions } from './connect-reactions';
import { EventTransport } from './event-transport';

export const CONSUMER = 'developments';
export const SOON_MS = 5_000;

export type React = (event: Recorded) => unknown;

@Controller()
class Listeners {
  constructor(@Inject('react') private readonly react: React) {}

  @EventPattern('StatusConfirmed', { reaction: 'when-confirmed-note' })
  note(@Payload() event: Recorded): unknown {
    return this.react(event);
  }
}

@Controller()
class SecondListeners {
  constructor(@Inject('react second') private readonly react: React) {}

  @EventPattern('StatusConfirmed')
  note(@Payload() event: Recorded): unknown {
    return this.react(event);
  }
}

export type Place = Readonly<{
  log: InMemoryEventLog;
  positions: InMemoryConsumerPositions;
  feed?: EventFeed;
}>;

export const place = (): Place => ({
  log: new InMemoryEventLog(),
  positions: new InMemoryConsumerPositions(),
});

const open: (() => Promise<void>)[] = [];

/** After each test: those that run would keep Jest alive. */
export const closeAll = async (): Promise<void> => {
  await Promise.all(open.splice(0).map((close) => close()));
};

/** An application of two who react to one type of event, connected to a log. */
export const start = async (
  { log, positions, feed = new InMemoryEventFeed(log) }: Place,
  react: React,
  second: React = () => undefined,
) => {
  const testing = await Test.createTestingModule({
    controllers: [Listeners, SecondListeners],
    providers: [
      { provide: 'react', useValue: react },
      { provide: 'react second', useValue: second },
    ],
  }).compile();
  const app = testing.createNestApplication(new FastifyAdapter());
  app.useLogger(false);
  const transport = new EventTransport({ consumer: CONSUMER, feed, log, positions });
  connectReactions(app, transport);
  await app.init();
  await app.startAllMicroservices();
  const close = () => app.close();
  open.push(close);
  return { transport, close };
};

export const append = (log: InMemoryEventLog, ...subjects: readonly string[]) =>
  log.append(commitTo(someStream(), 0, subjects.map(confirmed)));

/** Reacts by writing down what it heard. */
export const listener = (answer: React = () => undefined) => {
  const heard: string[] = [];
  const react: React = (event) => {
    heard.push(event.subject);
    return answer(event);
  };
  return { heard, react };
};
