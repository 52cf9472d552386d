export type { EditionIssue, EditionItem } from './edition-item';
export { parseItemisedEdition, type EditionFormat, type ParsedEdition } from './itemised-edition';
export { UnreadableEdition } from './unreadable-edition';
