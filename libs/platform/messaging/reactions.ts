import { newestSchemaOf } from '@contracts';
import { Logger } from '@nestjs/common';
import type { MessageHandler } from '@nestjs/microservices';
import { traceparentOf, type Attempted, type Recorded } from '@platform/event-log';
import { inSpan, type SpanOptions } from '@platform/observability/spans';
import { isObservable, lastValueFrom } from 'rxjs';

import { ReactionUnknown } from './messaging.errors';

/** What one context does when an event of one type was recorded. */
export type Reaction = Readonly<{
  name: string;
  to: (event: Recorded & Attempted) => Promise<void>;
}>;

/** Who reacts to which type of event, in the order in which they were registered. */
export class Reactions {
  private readonly logger = new Logger('Reactions');
  private readonly byType = new Map<string, Reaction[]>();

  /** @throws UnknownEvent nobody will ever record an event of that type */
  add(type: string, handler: MessageHandler, name: unknown): void {
    newestSchemaOf(type);
    const reactions = this.of(type);
    const place = reactions.length === 0 ? '' : ` ${String(reactions.length + 1)}`;
    const called = typeof name === 'string' ? name : `when ${type}${place}`;
    const to = (event: Recorded) =>
      inSpan(called, consuming(event), async () => {
        await outcomeOf(handler, event);
        const { position, provenance } = event;
        const { correlationId } = provenance;
        this.logger.log({ message: 'done', reaction: called, position, correlationId });
      });
    this.byType.set(type, [...reactions, { name: called, to }]);
  }

  /** @throws ReactionUnknown */
  named(type: string, name: string): Reaction {
    const found = this.of(type).find((reaction) => reaction.name === name);
    if (!found) throw new ReactionUnknown(name);
    return found;
  }

  of(type: string): readonly Reaction[] {
    return this.byType.get(type) ?? [];
  }
}

/** In the trace of whatever made the event, in whichever process that was. */
const consuming = (event: Recorded): SpanOptions => ({
  kind: 'consumer',
  correlationId: event.provenance.correlationId,
  traceparent: traceparentOf(event),
  attributes: { 'interdict.event': event.type, 'interdict.position': String(event.position) },
});

/** Nest answers with a promise of what the handler returned, or of a stream of it or its error. */
const outcomeOf = async (handler: MessageHandler, event: Recorded): Promise<void> => {
  const outcome: unknown = await handler(event);
  if (isObservable(outcome)) await lastValueFrom(outcome, { defaultValue: undefined });
};
