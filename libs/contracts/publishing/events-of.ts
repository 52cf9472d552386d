import * as developments from '../developments';
import * as everyStream from '../every-stream';
import * as exportControls from '../export-controls';
import { eventTypes, schemaOf, type EventSchema } from '../registry';
import * as securityCouncil from '../security-council';
import type { PublishingContext } from '../topics';

/** Tells what an exporter ships, and so leaves on no topic. */
const NEVER_LEAVES: readonly EventSchema[] = [exportControls.exportDeterminationIssued];

const OWN: Readonly<Record<PublishingContext, object>> = {
  'export-controls': exportControls,
  'security-council': securityCouncil,
  developments,
};

/** Every event ever shipped, in every version. */
export const everyEvent: readonly EventSchema[] = eventTypes.map((name) => {
  const [type = '', version] = name.split('@');
  return schemaOf(type, Number(version));
});

/** What may be told to anybody. */
export const publicEvents: readonly EventSchema[] = everyEvent.filter(
  (event) => !NEVER_LEAVES.includes(event),
);

const valuesOf = (exported: object): readonly unknown[] => Object.values(exported);

/** What may be met on a context's topic: its own events, and those of every stream. */
export const eventsOf = (context: PublishingContext): readonly EventSchema[] => {
  const met: readonly unknown[] = [OWN[context], everyStream].flatMap(valuesOf);
  return publicEvents.filter((event) => met.includes(event));
};
