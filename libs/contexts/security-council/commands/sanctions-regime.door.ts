import { newestSchemaOf, sanctionsRegimeStream, type SanctionsRegimeFact } from '@contracts';
import type { Instant } from '@kernel';
import { FactNotPostable, StreamDisagrees, type FactDoor, type PostedFact } from '@recording';

import { decideOn, requireSound, wholeOf } from '../domain/corrections';
import { commandFor, isPostable, type PostableFact } from '../domain/fact-commands';
import type { SanctionsRegimeCommand } from '../domain/sanctions-regime.commands';
import { StreamOfNoRegime } from './regime-command.errors';

const PREFIX = sanctionsRegimeStream('');

/** @throws StreamOfNoRegime */
const regimeOf = (stream: string): string => {
  if (!stream.startsWith(PREFIX)) throw new StreamOfNoRegime(stream);
  return stream.slice(PREFIX.length);
};

/**
 * The command that asks for a posted fact.
 *
 * @throws UnknownEvent, FactNotPostable, StreamOfNoRegime, StreamDisagrees, and the schema's own
 * error for data that it does not admit
 */
export const commandOf = (
  stream: string,
  posted: PostedFact,
  askedAt?: Instant,
): SanctionsRegimeCommand => {
  const regime = regimeOf(stream);
  const fact = readableFact(posted);
  if ('regime' in fact.data && fact.data.regime !== regime) {
    throw new StreamDisagrees(stream, fact.data.regime);
  }
  return commandFor(regime, fact, askedAt);
};

const readableFact = ({ type, data }: PostedFact): PostableFact => {
  const schema = newestSchemaOf(type);
  if (!isPostable(type)) throw new FactNotPostable(type);
  // The schema is the one of that type: what it admits is that fact.
  return { type, data: schema.data.parse(data) } as PostableFact;
};

/** How facts come into the streams of regimes. */
export const sanctionsRegimeDoor: FactDoor<SanctionsRegimeFact, SanctionsRegimeCommand> = {
  commandOf,
  decide: decideOn,
  wholeOf,
  isPostable,
  requireSound,
  lookedOn: (command) => (command.type === 'ConfirmStatus' ? command.data.seenOn : undefined),
};
