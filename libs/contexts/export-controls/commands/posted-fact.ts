import { exportBanListStream, newestSchemaOf } from '@contracts';
import type { Instant } from '@kernel';

import type { ExportBanListCommand } from '../domain/export-ban-list.commands';
import { commandFor, isPostable, type PostableFact } from '../domain/fact-commands';
import { requireKnownCodes } from './known-codes';
import { FactNotPostable, StreamDisagrees, StreamOfNoList } from './list-command.errors';

/** A fact as somebody brings it: nobody has looked at its data. */
export type PostedFact = Readonly<{ type: string; data: object }>;

const PREFIX = exportBanListStream('');

/** @throws StreamOfNoList */
export const listOf = (stream: string): string => {
  if (!stream.startsWith(PREFIX)) throw new StreamOfNoList(stream);
  return stream.slice(PREFIX.length);
};

/**
 * The command that asks for a posted fact.
 *
 * @throws UnknownEvent, FactNotPostable, StreamOfNoList, StreamDisagrees, GoodsCodeUnknown, and the
 * schema's own error for data that it does not admit
 */
export const commandOf = (
  stream: string,
  posted: PostedFact,
  askedAt?: Instant,
): ExportBanListCommand => {
  const list = listOf(stream);
  const fact = readableFact(posted);
  if ('list' in fact.data && fact.data.list !== list) {
    throw new StreamDisagrees(stream, fact.data.list);
  }
  if (fact.type === 'ExportBanListItemised') {
    const { added, amended } = fact.data;
    requireKnownCodes([...added, ...amended].map(({ code }, i) => ({ code, line: i + 1 })));
  }
  return commandFor(list, fact, askedAt);
};

const readableFact = ({ type, data }: PostedFact): PostableFact => {
  const schema = newestSchemaOf(type);
  if (!isPostable(type)) throw new FactNotPostable(type);
  // The schema is the one of that type: what it admits is that fact.
  return { type, data: schema.data.parse(data) } as PostableFact;
};
