import type { Type } from '@nestjs/common';
import type { Command } from '@nestjs/cqrs';

/**
 * Port and Nest token in one: takes a command to the context that it belongs to, wherever that
 * runs. Every adapter passes `commandGatewayContract` of @testing.
 */
export abstract class CommandGateway {
  /**
   * Asks once; nothing is sent a second time by the gateway itself. Where it cannot tell whether a
   * command was done, the same command again can: its id makes it the same (Idempotency-Key).
   *
   * @throws DomainError what a rule refused, with its name, code and message
   * @throws ZodError for data that no schema admits
   * @throws ServiceUnreachable, ServiceBrokeOff, ServiceTimedOut, DatabaseUnreachable where the
   *   context runs elsewhere; here, what its driver said of the database (`isDatabaseAway`)
   */
  abstract execute<Result>(command: Command<Result>): Promise<Result>;
}

/** What other processes may ask of a context. */
export type CommandsOfContext = Readonly<{
  /** `export-controls`: also what its service is called. */
  context: string;
  /** By the names of their classes. Fields are the constructor's parameters, in their order. */
  commands: Readonly<Record<string, CommandClass>>;
}>;

/** What its constructor takes, its fields say. */
export type CommandClass = Type<Command<unknown>>;
