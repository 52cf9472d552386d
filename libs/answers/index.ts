export * from './answer';
export * from './evidence-shown';
export * from './freshness';
export * from './meta';
export * from './regimes-not-held';
export * from './rests-on';
export * from './shown-date';
