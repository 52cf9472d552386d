export * from './cited-evidence';
export * from './fact-door';
export * from './record-fact';
export * from './record-or-rehearse';
export * from './record-reference-facts';
export * from './recording.errors';
export * from './retraction';
