import type { CommandsOfContext } from './command-gateway';

export type CommandOwner = Readonly<{ context: string; name: string }>;

/** Two contexts may have a command of the same name: it is the class that tells whose it is. */
export class CommandOwners {
  private readonly owners: ReadonlyMap<unknown, CommandOwner>;

  constructor(contexts: readonly CommandsOfContext[]) {
    this.owners = new Map(
      contexts.flatMap(({ context, commands }) =>
        Object.entries(commands).map(([name, command]) => [command, { context, name }] as const),
      ),
    );
  }

  /** @throws CommandOfNobody */
  ownerOf(command: object): CommandOwner {
    const owner = this.owners.get(command.constructor);
    if (!owner) throw new CommandOfNobody(command.constructor.name);
    return owner;
  }
}

/** A bug of whoever asks: no rule was broken. */
export class CommandOfNobody extends Error {
  constructor(command: string) {
    super(`${command} is a command that no context takes from elsewhere.`);
    this.name = new.target.name;
  }
}

/** The values that a command was made of, in the order of its constructor's parameters. */
export const argumentsOf = (command: object): readonly unknown[] => Object.values(command);
