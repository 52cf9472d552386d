import type { ConsumerPorts } from './consumer';
import { refusalIn, type ReactionRefusal } from './refusal';
import type { ParkedReaction } from './consumer-positions';
import { ParkedEventLost, ReactionNotParked } from './messaging.errors';
import type { Reactions } from './reactions';

/** Plain JSON: it travels as the answer of a command. */
export type RetryOutcome =
  Readonly<{ outcome: 'done' }> | Readonly<{ outcome: 'refused'; refusal: ReactionRefusal }>;

/**
 * Hands an event once more to the reaction that was refused at it. That is safe beside the consumer
 * and beside another retry: what a reaction asks for has its id of the event, the reaction and the
 * refusal that it comes after, so that two attempts after one refusal are one command. Where it was
 * done before after all, the rules of its stream find it on record, and nothing is doubled.
 *
 * What is no refusal (an outage) is thrown, and leaves it parked as it is.
 *
 * @throws ReactionNotParked, ReactionUnknown, ParkedEventLost
 */
export const retryParked = async (
  { consumer, log, positions }: Pick<ConsumerPorts, 'consumer' | 'log' | 'positions'>,
  reactions: Pick<Reactions, 'named'>,
  { eventId, reaction }: ParkedReaction,
): Promise<RetryOutcome> => {
  const all = await positions.parkedBy(consumer);
  const parked = all.find((one) => one.eventId === eventId && one.reaction === reaction);
  if (!parked) throw new ReactionNotParked(eventId, reaction);
  const event = await log.eventOf(eventId);
  if (!event) throw new ParkedEventLost(eventId);
  const again = reactions.named(event.type, reaction);
  try {
    await again.to({ ...event, attempt: `after ${parked.parkedAt}` });
  } catch (error) {
    const refusal = refusalIn(error);
    if (!refusal) throw error;
    await positions.parkAgain({ ...parked, ...refusal });
    return { outcome: 'refused', refusal };
  }
  await positions.release(consumer, parked);
  return { outcome: 'done' };
};
