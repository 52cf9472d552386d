import { RecordListFactCommand, RetractFactCommand } from '@contexts/export-controls';
import { DomainError } from '@kernel';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Clock } from '@platform/clock';
import { contextOf, EventLog, type Provenance } from '@platform/event-log';
import type { FastifyReply } from 'fastify';

import { EventNotRecorded } from '../events/trace-event';
import { Recorded } from '../writes/recorded';
import type { FactRequest, ReplacementRequest } from './facts.request';

/** No context owns such a stream, or facts are not posted to it. */
export class StreamOfNoContext extends DomainError {
  readonly code = 'STREAM_OF_NO_CONTEXT';

  constructor(stream: string) {
    super(`Facts are not posted to ${stream}: they are about export-ban-list/<list>.`);
  }
}

type Retraction = Readonly<{
  eventId: string;
  reason: string;
  replacement: ReplacementRequest | undefined;
}>;

/** Takes a posted fact to the context that owns its stream, and tells what became of it. */
@Injectable()
export class RecordFacts {
  constructor(
    private readonly commands: CommandBus,
    private readonly log: EventLog,
    private readonly recorded: Recorded,
    private readonly clock: Clock,
  ) {}

  async record(fact: FactRequest, provenance: Provenance, reply: FastifyReply) {
    const command = new RecordListFactCommand(this.asked(fact), provenance);
    return this.recorded.outcome(await this.commands.execute(command), reply);
  }

  async retract(retraction: Retraction, provenance: Provenance, reply: FastifyReply) {
    const command = new RetractFactCommand(await this.located(retraction), provenance);
    return this.recorded.outcome(await this.commands.execute(command), reply);
  }

  async wouldRecord(fact: FactRequest, provenance: Provenance, reply: FastifyReply) {
    const command = new RecordListFactCommand(this.asked(fact), provenance, { dryRun: true });
    return this.recorded.prospect(await this.commands.execute(command), fact.stream, reply);
  }

  async wouldRetract(retraction: Retraction, provenance: Provenance, reply: FastifyReply) {
    const located = await this.located(retraction);
    const command = new RetractFactCommand(located, provenance, { dryRun: true });
    return this.recorded.prospect(await this.commands.execute(command), located.stream, reply);
  }

  private asked(fact: FactRequest) {
    return { ...owned(fact), askedAt: this.clock.now() };
  }

  private async located(retraction: Retraction) {
    const event = await this.log.eventOf(retraction.eventId);
    if (!event) throw new EventNotRecorded(retraction.eventId);
    const { stream } = owned(event);
    return { ...retraction, stream, askedAt: this.clock.now() };
  }
}

const owned = <Located extends Readonly<{ stream: string }>>(located: Located): Located => {
  if (
    contextOf(located.stream) === 'export-controls' &&
    located.stream.startsWith('export-ban-list/')
  ) {
    return located;
  }
  throw new StreamOfNoContext(located.stream);
};
