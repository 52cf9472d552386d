import { once } from 'node:events';
import { Readable } from 'node:stream';

import { Injectable } from '@nestjs/common';
import { EventLog, type Selection } from '@platform/event-log';
import type { FastifyReply } from 'fastify';

import { recordedEvent } from '../writes/recorded-event';

const PAGE = 1000;

/** History as one JSON text a line, up to the head at the time of asking: an export has an end. */
@Injectable()
export class ExportHistory {
  constructor(private readonly log: EventLog) {}

  async stream(selection: Selection, reply: FastifyReply): Promise<void> {
    const { position: until, generation } = await this.log.head();
    void reply
      .type('application/x-ndjson; charset=utf-8')
      .header('x-log-position', String(until))
      .header('x-log-generation', generation);
    const lines = Readable.from(this.lines(selection, until), { objectMode: false });
    void reply.send(lines);
    await once(lines, 'close');
  }

  private async *lines(selection: Selection, until: bigint): AsyncGenerator<string> {
    let after = selection.after;
    for (;;) {
      const page = await this.log.select({ ...selection, after, limit: PAGE });
      const wanted = page.filter(({ position }) => position <= until);
      if (wanted.length > 0) yield wanted.map(line).join('');
      const last = page.at(-1);
      if (!last || page.length < PAGE || last.position >= until) return;
      after = last.position;
    }
  }
}

const line = (event: Parameters<typeof recordedEvent>[0]): string =>
  `${JSON.stringify(recordedEvent(event))}\n`;
