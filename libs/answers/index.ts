export * from './answer';
export * from './evidence-shown';
export * from './meta';
export * from './rests-on';
export * from './shown-date';
