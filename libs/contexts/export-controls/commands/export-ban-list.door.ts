import { exportBanListStream, newestSchemaOf, type ExportBanListFact } from '@contracts';
import type { Instant } from '@kernel';
import {
  FactNotPostable,
  StreamDisagrees,
  type Change,
  type FactDoor,
  type PostedFact,
} from '@recording';

import { wholeEdition } from '../domain/edition-facts';
import { requireNothingBuiltUpon } from '../domain/editions-built-upon';
import type { ExportBanListCommand } from '../domain/export-ban-list.commands';
import { exportBanList } from '../domain/export-ban-list.decider';
import { commandFor, isPostable, type PostableFact } from '../domain/fact-commands';
import { requireUnitemised } from '../domain/returning-items';
import { requireKnownCodes } from './known-codes';
import { StreamOfNoList } from './list-command.errors';
import { standingList } from './standing-list';

const PREFIX = exportBanListStream('');

/** @throws StreamOfNoList */
const listOf = (stream: string): string => {
  if (!stream.startsWith(PREFIX)) throw new StreamOfNoList(stream);
  return stream.slice(PREFIX.length);
};

/**
 * The command that asks for a posted fact.
 *
 * @throws UnknownEvent, FactNotPostable, StreamOfNoList, StreamDisagrees, GoodsCodeUnknown, and the
 * schema's own error for data that it does not admit
 */
const commandOf = (stream: string, posted: PostedFact, askedAt?: Instant): ExportBanListCommand => {
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

/**
 * Neither what goes nor what comes back may leave an edition behind that was compared with another
 * list than the one it would stand on.
 *
 * @throws EditionBuiltUpon, ChangeAlreadyRecorded
 */
const requireSound = ({ taken, returning, before, after }: Change<ExportBanListFact>): void => {
  requireNothingBuiltUpon(taken, after);
  requireNothingBuiltUpon(returning, before);
  requireUnitemised(returning, before);
};

/** How facts come into the stream of a list. */
export const exportBanListDoor: FactDoor<ExportBanListFact, ExportBanListCommand> = {
  requireOwn: listOf,
  commandOf,
  decide: (history, command) => exportBanList.decide(command, standingList(history)),
  wholeOf: wholeEdition,
  // Items come back as a part of their edition, which `requireSound` has looked at.
  isPostable: (type) => isPostable(type) && type !== 'ExportBanListItemised',
  requireSound,
  lookedOn: (command) => (command.type === 'ConfirmStatus' ? command.data.seenOn : undefined),
};
