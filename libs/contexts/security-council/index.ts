export { RecordNoticeCommand, type Notice } from './commands/record-notice.command';
export { RecordRegimeFactCommand } from './commands/record-regime-fact.command';
export { RecordRegimeHistoryCommand } from './commands/record-regime-history.command';
export { RetractRegimeFactCommand } from './commands/retract-regime-fact.command';
export { SecurityCouncilCommandsModule } from './security-council.commands.module';
export { SecurityCouncilQueriesModule } from './security-council.queries.module';
export { CouncilVotesQuery } from './read-models/council-vote/council-votes.query';
export type { ShownVote } from './read-models/council-vote/shown-vote';
export { EnforcementStatusQuery } from './read-models/enforcement-status/enforcement-status.query';
export {
  SanctionsRegimesQuery,
  STATUS_VALUES,
  type StatusValue,
} from './read-models/enforcement-status/sanctions-regimes.query';
export type { ShownStatus } from './read-models/enforcement-status/shown-status';
export type { ShownEnd } from './read-models/horizon/ends-to-come';
export { HorizonQuery } from './read-models/horizon/horizon.query';
export {
  RegimeTimelineQuery,
  type ShownEntry,
} from './read-models/regime-history/regime-timeline.query';
export { RegimeMeasuresQuery } from './read-models/sanctions-regime/regime-measures.query';
export { SanctionsRegimeQuery } from './read-models/sanctions-regime/sanctions-regime.query';
export type { ShownMeasure } from './read-models/sanctions-regime/shown-measure';
export type { ShownRegime } from './read-models/sanctions-regime/shown-regime';
export { securityCouncil } from './read-models/security-council.read-model';
export { mandatesAndMeasuresEnd } from './reactions/keep-time';
export { securityCouncilCommands } from './remote-commands';
