import type { Recorded } from '@platform/event-log';

import { recordedEvent } from '../writes/recorded-event';

/** What an exporter ships is told to nobody: such an event leaves its place in the order only. */
const WITHHELD = 'export-determination/';

/** One message; its id is the position, so that a client resumes where it stopped. */
export const serverSentEvent = (event: Recorded): string => {
  const withheld = event.stream.startsWith(WITHHELD);
  const body = withheld ? placeOf(event) : recordedEvent(event);
  const name = withheld ? 'withheld' : event.type;
  return `id: ${String(event.position)}\nevent: ${name}\ndata: ${JSON.stringify(body)}\n\n`;
};

const placeOf = ({ position, recordedAt, commit, leafHash }: Recorded) => ({
  position: String(position),
  recordedAt,
  commit,
  leafHash,
});
