import { Refused } from '../expected-error';
import { EXIT } from '../exit-codes';
import { json as jsonBody, type Instance } from '../instance/instance';
import { underKeys, type Keyed, type Keys } from '../instance/keys';
import { reactions, retried, type Parked, type Retried } from '../instance/reactions.answer';
import type { Terminal } from '../terminal';

export type RetryAsked = Keyed &
  Readonly<{
    /** Where none is given: all that is parked. */
    eventId?: string | undefined;
    /** Where none is given: whoever is parked there. */
    reaction?: string | undefined;
    json?: true | undefined;
  }>;

/**
 * One after the other, in the order of the log, a line for each: one may rest on the one before.
 *
 * @throws Refused where nothing is parked there
 */
export const retryParked = async (
  terminal: Terminal,
  instance: Instance,
  asked: RetryAsked,
): Promise<void> => {
  const { read } = await instance.get('v1/reactions', reactions);
  const sought = read.data.parked.filter(isSought(asked));
  if (sought.length === 0 && asked.eventId !== undefined) throw nothingParked(asked.eventId);
  if (sought.length === 0 && !asked.json) terminal.print('Nothing is parked.');
  await underKeys(asked, async (keys) => {
    for (const parked of sought) {
      await retryOne(terminal, instance, { parked, json: asked.json, keys });
    }
  });
};

const isSought =
  ({ eventId, reaction }: RetryAsked) =>
  (parked: Parked): boolean =>
    (eventId === undefined || parked.eventId === eventId.toLowerCase()) &&
    (reaction === undefined || parked.reaction === reaction);

const nothingParked = (eventId: string): Refused =>
  new Refused(
    { code: 'REACTION_NOT_PARKED', status: 404 },
    `Nothing that was asked for is parked at ${eventId} (REACTION_NOT_PARKED)`,
    ['`interdict reactions` shows what is.'],
  );

type One = Readonly<{ parked: Parked; json: true | undefined; keys: Keys }>;

const retryOne = async (
  terminal: Terminal,
  instance: Instance,
  { parked: { eventId, reaction, position }, json, keys }: One,
): Promise<void> => {
  const body = jsonBody({ eventId, reaction });
  const sent = { body, key: keys.of(`${reaction} ${eventId}`) };
  const { read, text } = await instance.post('v1/reactions/retries', retried, sent);
  terminal.print(json ? text : lineOf(terminal, position, read.data));
  if (read.data.outcome === 'refused') terminal.exitCode = EXIT.refused;
};

const lineOf = (
  { paint }: Terminal,
  position: string,
  { outcome, reaction, refusal }: Retried,
): string => {
  if (outcome === 'done') return `${paint('good', 'done')}     ${position}  ${reaction}`;
  const why = refusal ? `: ${refusal.message} (${refusal.code})` : '';
  return `${paint('bad', 'refused')}  ${position}  ${reaction}${why}`;
};
