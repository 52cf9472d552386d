import type { Parked, Reactions } from '../instance/reactions.answer';
import type { Paint } from '../print/paint';
import { table } from '../print/table';

type ConsumerStatus = Reactions['reactions'][number];

export const shownReactions = (paint: Paint, { reactions, parked }: Reactions): string =>
  [
    table(paint, ['CONSUMER', 'POSITION', 'LAG', 'HELD UP BY'], reactions.map(consumerRow(paint))),
    '',
    parked.length === 0
      ? 'Nothing is parked.'
      : table(paint, ['POSITION', 'EVENT', 'REACTION', 'REFUSED', 'SINCE'], rowsOf(paint, parked)),
  ].join('\n');

const consumerRow =
  (paint: Paint) =>
  ({ consumer, position, lag, stopped, outage }: ConsumerStatus) => [
    ...[consumer, position, String(lag)],
    heldUpBy(paint, stopped, outage),
  ];

/** One that goes on by itself is not one that somebody must start again. */
const heldUpBy = (paint: Paint, stopped: unknown, outage: string | null | undefined) => {
  if (stopped !== null && stopped !== undefined) {
    return paint('bad', typeof stopped === 'string' ? stopped : JSON.stringify(stopped));
  }
  return outage && paint('doubtful', `tries again: ${outage}`);
};

const rowsOf = (paint: Paint, parked: readonly Parked[]) =>
  parked.map(({ position, eventId, reaction, code, message, parkedAt }) => [
    ...[position, eventId, reaction],
    paint('bad', `${message} (${code})`),
    parkedAt,
  ]);
