import { DevelopmentsQueriesModule } from '@contexts/developments';
import { ExportControlsQueriesModule } from '@contexts/export-controls';
import { SecurityCouncilQueriesModule } from '@contexts/security-council';
import { Module, ValidationPipe } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';

import { CouncilVotesController } from './council-votes/council-votes.controller';
import { DevelopmentsController } from './developments/developments.controller';
import { EventStreamController } from './events/event-stream.controller';
import { EventsController } from './events/events.controller';
import { ExportHistory } from './events/export-history';
import { LiveStreams } from './events/live-streams';
import { TraceEvent } from './events/trace-event';
import { EvidenceController } from './evidence/evidence.controller';
import { EditionsController } from './export-ban-lists/editions.controller';
import { ExportBanListsController } from './export-ban-lists/export-ban-lists.controller';
import { ImportEdition } from './export-ban-lists/import-edition';
import { ExportChecksController } from './export-checks/export-checks.controller';
import { IssueCheck } from './export-checks/issue-check';
import { FactsController } from './facts/facts.controller';
import { RecordFacts } from './facts/record-facts';
import { AnsweredInTime } from './http/answered-in-time';
import { ControlCharactersGuard } from './http/control-characters.guard';
import { ProblemFilter } from './http/problem.filter';
import { MandatesController } from './mandates/mandates.controller';
import { ReactionsController } from './reactions/reactions.controller';
import { RetriedReactions } from './reactions/retried-reactions';
import { KnowledgeAt } from './reads/knowledge';
import { RebuildsController } from './rebuilds/rebuilds.controller';
import { ReferenceHistoryController } from './reference-history/reference-history.controller';
import { ReferenceHistoryLoads } from './reference-history/reference-history-loads';
import { ReplaysController } from './replays/replays.controller';
import { SanctionsRegimesController } from './sanctions-regimes/sanctions-regimes.controller';
import { ReactionsStatus } from './status/reactions-status';
import { StatusController } from './status/status.controller';
import { Recorded } from './writes/recorded';

/** A parameter that we do not know is refused: ignoring it would answer another question. */
const strict = new ValidationPipe({
  whitelist: true,
  forbidNonWhitelisted: true,
  transform: true,
});

/** Longer than any answer takes: commands have 5 s, a read of its own write 2 s more. */
const ANSWERED_WITHIN_MS = 30_000;

/** Names no adapter: whoever hosts it binds the ports. */
@Module({
  imports: [
    CqrsModule.forRoot(),
    DevelopmentsQueriesModule,
    ExportControlsQueriesModule,
    SecurityCouncilQueriesModule,
  ],
  controllers: [
    ExportBanListsController,
    EditionsController,
    ExportChecksController,
    SanctionsRegimesController,
    MandatesController,
    CouncilVotesController,
    DevelopmentsController,
    EvidenceController,
    FactsController,
    // Before the route with a parameter in the same place.
    EventStreamController,
    EventsController,
    RebuildsController,
    ReactionsController,
    ReferenceHistoryController,
    ReplaysController,
    StatusController,
  ],
  providers: [
    ExportHistory,
    ImportEdition,
    IssueCheck,
    KnowledgeAt,
    LiveStreams,
    Recorded,
    RecordFacts,
    ReactionsStatus,
    ReferenceHistoryLoads,
    RetriedReactions,
    TraceEvent,
    { provide: APP_GUARD, useClass: ControlCharactersGuard },
    { provide: APP_PIPE, useValue: strict },
    { provide: APP_INTERCEPTOR, useValue: new AnsweredInTime(ANSWERED_WITHIN_MS) },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
})
export class ApiModule {}
