export { withAdoptedDates } from './adopted-dates';
export { concernedBy } from './dates-of-facts';
export { believedEndsOf, clockDue, type BelievedEnd, type DueNotice } from './believed-ends';
export type { DateWord, Dispute } from './disputes';
export { isInDispute } from './disputes';
export type { Doubt } from './doubt';
export type { EasingInTime } from './easings';
export {
  enforcementAt,
  mandatesAt,
  measuresAt,
  type Enforcement,
  type MeasuresAxis,
  type MonitoringAxis,
  type OversightAxis,
} from './enforcement';
export { groundOf, inTime, type Ground } from './ground';
export type { MandateInTime } from './mandates';
export { isInForce, type MeasureInTime, type MeasureState } from './measure-in-time';
export { isOf, nothing, readAs, type Reading, type RegimeFacts } from './reading';
export {
  contestationsAt,
  lastAct,
  type Contestation,
  type OutsideMonitor,
  type RegimeAct,
} from './regime-acts';
export { instantsOf, regimeLifeOf, type RegimeLife } from './regime-life';
export { decidedFrom } from './measures';
export { measuresEndOf, type MeasuresEnd } from './renewals';
export { actsToCome, measuresToCome, type MeasureToCome } from './to-come';
