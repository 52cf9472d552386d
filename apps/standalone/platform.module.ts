import { Module, type DynamicModule } from '@nestjs/common';
import { EvidenceArchive } from '@platform/archive';
import { Clock, SystemClock } from '@platform/clock';
import { CommandGateway, InProcessGateway } from '@platform/command-gateway';
import { EventFeed } from '@platform/event-feed';
import { EventLog } from '@platform/event-log';
import { ConsumerPositions } from '@platform/messaging';
import { VersionRows } from '@platform/projections';

import { Rebuilder, Replayer, RunningModels, RunningReactions } from '../api';

/** What the contexts and the API stand on. */
export type Platform = Readonly<{
  log: EventLog;
  feed: EventFeed;
  rows: VersionRows;
  models: RunningModels;
  archive: EvidenceArchive;
  rebuilder: Rebuilder;
  replayer: Replayer;
  positions: ConsumerPositions;
  reactions: RunningReactions;
  clock?: Clock | undefined;
}>;

/** Binds every port to its adapter, once and for all modules: contexts import none. */
@Module({})
export class PlatformModule {
  static of(platform: Platform): DynamicModule {
    const { log, feed, rows, models, archive, rebuilder, replayer, positions, reactions, clock } =
      platform;
    return {
      module: PlatformModule,
      global: true,
      providers: [
        { provide: EventLog, useValue: log },
        { provide: EventFeed, useValue: feed },
        { provide: VersionRows, useValue: rows },
        { provide: RunningModels, useValue: models },
        { provide: EvidenceArchive, useValue: archive },
        { provide: Rebuilder, useValue: rebuilder },
        { provide: Replayer, useValue: replayer },
        { provide: ConsumerPositions, useValue: positions },
        { provide: RunningReactions, useValue: reactions },
        { provide: Clock, useValue: clock ?? new SystemClock() },
        // Its bus is global, and knows the handlers of every context.
        { provide: CommandGateway, useClass: InProcessGateway },
      ],
      exports: [
        EventLog,
        EventFeed,
        VersionRows,
        RunningModels,
        EvidenceArchive,
        Rebuilder,
        Replayer,
        ConsumerPositions,
        RunningReactions,
        Clock,
        CommandGateway,
      ],
    };
  }
}
