import { exportControls } from '@contexts/export-controls';
import { Injectable } from '@nestjs/common';
import { EventLog, type NewFact, type Receipt } from '@platform/event-log';
import type { FastifyReply } from 'fastify';

import { KnowledgeAt } from '../reads/knowledge';
import { recordedEvent } from './recorded-event';

/** What a command has come to, in the words of the API. */
@Injectable()
export class Recorded {
  constructor(
    private readonly log: EventLog,
    private readonly knowledge: KnowledgeAt,
  ) {}

  /** 201 where something was recorded; 200 where there was nothing new to say. */
  async outcome(receipt: Receipt, reply: FastifyReply) {
    const events = await this.log.eventsAt(receipt.positions);
    const position = events.at(-1)?.position ?? (await this.log.head()).position;
    await this.knowledge.settle(exportControls, position);
    void reply.status(events.length > 0 ? 201 : 200);
    return { data: { events: events.map(recordedEvent) }, meta: { position: String(position) } };
  }

  /** What a dry run shows: the facts, at the positions that would be theirs now. */
  async prospect(facts: readonly NewFact[], stream: string, reply: FastifyReply) {
    const { position } = await this.log.head();
    void reply.status(200);
    return {
      data: {
        dryRun: true,
        events: facts.map(({ type, data }, i) => ({
          position: String(position + BigInt(i) + 1n),
          ...{ type, stream, data },
        })),
      },
      meta: { position: String(position) },
    };
  }
}
