export * from './korean-list.facts';
export * from './small-list.facts';
export * from './suspended-list.facts';
