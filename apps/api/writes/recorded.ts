import { modelsOf, readModels } from '@assembly';
import { Injectable } from '@nestjs/common';
import { Clock } from '@platform/clock';
import { EventLog, type NewFact, type Receipt } from '@platform/event-log';
import { whatWouldChange } from '@platform/projections';
import type { FastifyReply } from 'fastify';

import { KnowledgeAt } from '../reads/knowledge';

import { recordedEvent } from './recorded-event';

/** What a command has come to, in the words of the API. */
@Injectable()
export class Recorded {
  constructor(
    private readonly log: EventLog,
    private readonly knowledge: KnowledgeAt,
    private readonly clock: Clock,
  ) {}

  /** 201 where something was recorded; 200 where there was nothing new to say. */
  async outcome(receipt: Receipt, reply: FastifyReply) {
    const events = await this.log.eventsAt(receipt.positions);
    const position = events.at(-1)?.position ?? (await this.log.head()).position;
    // Where it was on record, somebody else may have recorded it a moment ago.
    const models =
      events.length > 0 ? new Set(events.flatMap(({ stream }) => modelsOf(stream))) : readModels;
    await Promise.all([...models].map((model) => this.knowledge.settle(model, position)));
    void reply.status(events.length > 0 ? 201 : 200);
    return { data: { events: events.map(recordedEvent) }, meta: { position: String(position) } };
  }

  /**
   * What a dry run shows: the facts, at the positions that would be theirs now, and the answers
   * that would read otherwise.
   */
  async prospect(facts: readonly NewFact[], stream: string, reply: FastifyReply) {
    const [{ position }, { facts: history }] = await Promise.all([
      this.log.head(),
      this.log.readStream(stream),
    ]);
    const models = modelsOf(stream);
    const now = this.clock.now();
    const told = whatWouldChange({ models, stream, history, facts, position, now });
    void reply.status(200);
    return {
      data: {
        dryRun: true,
        events: facts.map(({ type, data }, i) => ({
          position: String(position + BigInt(i) + 1n),
          ...{ type, stream, data },
        })),
        ...told,
      },
      meta: { position: String(position) },
    };
  }
}
