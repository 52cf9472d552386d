import { newestSchemaOf, sanctionsRegimeStream, type SanctionsRegimeFact } from '@contracts';
import { standing, type Instant } from '@kernel';
import { FactNotPostable, StreamDisagrees, type FactDoor, type PostedFact } from '@recording';

import { decideOn, requireSound, wholeOf } from '../domain/corrections';
import { commandFor, isPostable, type PostableFact } from '../domain/fact-commands';
import { requireDecided } from '../domain/not-yet-decided';
import type { SanctionsRegimeCommand } from '../domain/sanctions-regime.commands';
import { requireTerritory } from '../domain/territories';
import { requireKnownCodes } from './known-codes';
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
 * @throws UnknownEvent, FactNotPostable, StreamOfNoRegime, StreamDisagrees, GoodsCodeUnknown, and
 * the schema's own error for data that it does not admit
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
  if (fact.type === 'SanctionsMeasureImposed') requireKnownCodes(fact.data.goods?.codes ?? []);
  return commandFor(regime, fact, askedAt);
};

const readableFact = ({ type, data }: PostedFact): PostableFact => {
  const schema = newestSchemaOf(type);
  if (!isPostable(type)) throw new FactNotPostable(type);
  // The schema is the one of that type: what it admits is that fact.
  return { type, data: schema.data.parse(data) } as PostableFact;
};

type Door = FactDoor<SanctionsRegimeFact, SanctionsRegimeCommand>;

/** What no single act can tell of itself: whether its day has come, and where its goods go. */
const decide: Door['decide'] = (history, command) => {
  const decided = decideOn(history, command);
  if (decided.length > 0) requireDecided(command);
  requireTerritory(standing<SanctionsRegimeFact>(history), decided);
  return decided;
};

/** How facts come into the streams of regimes. */
export const sanctionsRegimeDoor: Door = {
  commandOf,
  decide,
  wholeOf,
  isPostable,
  requireSound,
  lookedOn: (command) => (command.type === 'ConfirmStatus' ? command.data.seenOn : undefined),
};
