import { Injectable } from '@nestjs/common';
import { Clock } from '@platform/clock';
import { CommandGateway } from '@platform/command-gateway';
import { EventLog, type Provenance } from '@platform/event-log';
import type { FactToRecord, FactToRetract } from '@recording';
import type { FastifyReply } from 'fastify';

import { EventNotRecorded } from '../events/trace-event';
import { Recorded } from '../writes/recorded';
import { doorOf } from './context-doors';
import type { FactRequest, ReplacementRequest } from './facts.request';

type Retraction = Readonly<{
  eventId: string;
  reason: string;
  replacement: ReplacementRequest | undefined;
}>;

/** Takes a posted fact to the context that owns its stream, and tells what became of it. */
@Injectable()
export class RecordFacts {
  constructor(
    private readonly commands: CommandGateway,
    private readonly log: EventLog,
    private readonly recorded: Recorded,
    private readonly clock: Clock,
  ) {}

  async record(request: FactRequest, provenance: Provenance, reply: FastifyReply) {
    const fact = this.asked(request);
    const command = doorOf(fact.stream).record(fact, provenance, { dryRun: false });
    return this.recorded.outcome(await this.commands.execute(command), reply);
  }

  async retract(request: Retraction, provenance: Provenance, reply: FastifyReply) {
    const retraction = await this.located(request);
    const command = doorOf(retraction.stream).retract(retraction, provenance, { dryRun: false });
    return this.recorded.outcome(await this.commands.execute(command), reply);
  }

  async wouldRecord(request: FactRequest, provenance: Provenance, reply: FastifyReply) {
    const fact = this.asked(request);
    const command = doorOf(fact.stream).record(fact, provenance, { dryRun: true });
    return this.recorded.prospect(await this.commands.execute(command), fact.stream, reply);
  }

  async wouldRetract(request: Retraction, provenance: Provenance, reply: FastifyReply) {
    const retraction = await this.located(request);
    const { stream } = retraction;
    const command = doorOf(stream).retract(retraction, provenance, { dryRun: true });
    return this.recorded.prospect(await this.commands.execute(command), stream, reply);
  }

  private asked({ type, stream, data }: FactRequest): FactToRecord {
    return { type, stream, data, askedAt: this.clock.now() };
  }

  private async located(retraction: Retraction): Promise<FactToRetract> {
    const event = await this.log.eventOf(retraction.eventId);
    if (!event) throw new EventNotRecorded(retraction.eventId);
    return { ...retraction, stream: event.stream, askedAt: this.clock.now() };
  }
}
