import type { Ready } from '../../../apps/stack';
import { addressSetting, TAKES_COMMANDS } from '../../../apps/stack/service-names';

/** A port that nobody listens on. */
const NOBODYS = 1;

type Listening = Readonly<Partial<Record<(typeof TAKES_COMMANDS)[number], Ready>>>;

/** Where the API finds those who take commands; whoever is not named is away. */
export const addressesOf = (listening: Listening = {}): Readonly<Record<string, string>> =>
  Object.fromEntries(
    TAKES_COMMANDS.map((name) => {
      const { commandsPort = NOBODYS } = listening[name] ?? {};
      return [addressSetting(name), `127.0.0.1:${String(commandsPort)}`];
    }),
  );
