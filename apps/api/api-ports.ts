import { EvidenceArchive } from '@platform/archive';
import { Clock } from '@platform/clock';
import { EventFeed } from '@platform/event-feed';
import { EventLog } from '@platform/event-log';
import { ConsumerPositions } from '@platform/messaging';
import { ModelStops, VersionRows } from '@platform/projections';
import { ToldRuns } from '@platform/projections/runs';
import type { Bound } from '@platform/service';

/** What the routes stand on, beside the CommandGateway. All of it is read, save the archive. */
export type ApiPorts = Readonly<{
  log: EventLog;
  feed: EventFeed;
  rows: VersionRows;
  archive: EvidenceArchive;
  runs: ToldRuns;
  stops: ModelStops;
  positions: ConsumerPositions;
  clock: Clock;
}>;

export const boundPorts = (ports: ApiPorts): readonly Bound[] => [
  [EventLog, ports.log],
  [EventFeed, ports.feed],
  [VersionRows, ports.rows],
  [EvidenceArchive, ports.archive],
  [ToldRuns, ports.runs],
  [ModelStops, ports.stops],
  [ConsumerPositions, ports.positions],
  [Clock, ports.clock],
];
