import { Module, type DynamicModule } from '@nestjs/common';
import { EvidenceArchive } from '@platform/archive';
import { Clock, SystemClock } from '@platform/clock';
import { EventFeed } from '@platform/event-feed';
import { EventLog } from '@platform/event-log';
import { ProjectionRunner, VersionRows } from '@platform/projections';

import { Rebuilder } from '../api';

/** What the contexts and the API stand on. */
export type Platform = Readonly<{
  log: EventLog;
  feed: EventFeed;
  rows: VersionRows;
  runner: ProjectionRunner;
  archive: EvidenceArchive;
  rebuilder: Rebuilder;
  clock?: Clock | undefined;
}>;

/** Binds every port to its adapter, once and for all modules: contexts import none. */
@Module({})
export class PlatformModule {
  static of(platform: Platform): DynamicModule {
    const { log, feed, rows, runner, archive, rebuilder, clock } = platform;
    return {
      module: PlatformModule,
      global: true,
      providers: [
        { provide: EventLog, useValue: log },
        { provide: EventFeed, useValue: feed },
        { provide: VersionRows, useValue: rows },
        { provide: ProjectionRunner, useValue: runner },
        { provide: EvidenceArchive, useValue: archive },
        { provide: Rebuilder, useValue: rebuilder },
        { provide: Clock, useValue: clock ?? new SystemClock() },
      ],
      exports: [
        EventLog,
        EventFeed,
        VersionRows,
        ProjectionRunner,
        EvidenceArchive,
        Rebuilder,
        Clock,
      ],
    };
  }
}
