import { DomainError, isWordOnFacts, type WordOnFacts } from '@kernel';
import { Injectable } from '@nestjs/common';
import { EventLog, type Recorded } from '@platform/event-log';

import { recordedEvent } from '../writes/recorded-event';

export class EventNotRecorded extends DomainError {
  readonly code = 'EVENT_NOT_RECORDED';

  constructor(eventId: string) {
    super(`The log holds no event ${eventId}.`);
  }
}

export class StreamUnknown extends DomainError {
  readonly code = 'STREAM_UNKNOWN';

  constructor(stream: string) {
    super(`The log holds no stream ${stream}.`);
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Follows one fact both ways: what brought it about, what came of it, what was said of it. */
@Injectable()
export class TraceEvent {
  constructor(private readonly log: EventLog) {}

  /** @throws EventNotRecorded */
  async of(eventId: string) {
    const event = UUID.test(eventId) ? await this.log.eventOf(eventId.toLowerCase()) : undefined;
    if (!event) throw new EventNotRecorded(eventId);
    const { causationId } = event.provenance;
    const [cause, effects, head] = await Promise.all([
      causationId === null ? undefined : this.log.eventOf(causationId),
      this.log.effectsOf(event.id),
      this.log.head(),
    ]);
    const said = await this.wordsOn(event);
    const saying = (type: WordOnFacts['type']) =>
      said.filter((word) => word.type === type).map(recordedEvent);
    return {
      data: {
        ...recordedEvent(event),
        cause: { why: event.provenance.cause, event: cause ? recordedEvent(cause) : null },
        effects: effects.map(recordedEvent),
        retractedBy: saying('FactRetracted'),
        corroboratedBy: saying('FactCorroborated'),
      },
      meta: { position: String(head.position) },
    };
  }

  /** A word on facts is filed under the subject of those that it is about. */
  private async wordsOn({ id, stream, subject }: Recorded): Promise<readonly Recorded[]> {
    const { facts } = await this.log.readStream<WordOnFacts>(stream, subject);
    return facts.filter((fact) => isWordOnFacts(fact) && fact.data.eventIds.includes(id));
  }
}
