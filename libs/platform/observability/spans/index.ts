// A door of its own: whoever works within a trace does not load those who export or count it.
export * from './span';
export { activeCorrelationId, activeTraceparent, type Origin } from './span-place';
export { correlationIdIn, traceIdOf } from './trace-ids';
