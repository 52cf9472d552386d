import { DomainError } from '@kernel';
import { Controller, Inject, Logger } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { MessagePattern, Payload } from '@nestjs/microservices';
import { Clock } from '@platform/clock';
import type { CommandTimer } from '@platform/observability';
import { inSpan } from '@platform/observability/spans';
import { ZodError } from 'zod';

import type { CommandsOfContext } from './command-gateway';
import { CommandOverdue, CommandUnknown, ReplyTooLarge } from './command-gateway.errors';
import { argumentsOf } from './command-owners';
import { doneFrame, thrownFrame, type ReplyFrame } from './reply-frame';
import { askedIn, idIn, type Asked } from './request-frame';
import { bytesOf, COMMAND } from './transport';

/** What a service takes, how much of it, and who measures how long that takes. */
export type TakenCommands = CommandsOfContext &
  Readonly<{ maxBytes: number; timed?: CommandTimer | undefined }>;

/** Nest's token of what this service takes. */
export const TAKEN_COMMANDS = Symbol('TAKEN_COMMANDS');

/** Takes the commands of one context from other processes to its bus. Always replies. */
@Controller()
export class CommandsController {
  private readonly logger = new Logger('Commands');

  constructor(
    private readonly bus: CommandBus,
    private readonly clock: Clock,
    @Inject(TAKEN_COMMANDS) private readonly taken: TakenCommands,
  ) {}

  @MessagePattern(COMMAND)
  async take(@Payload() frame: unknown): Promise<ReplyFrame> {
    try {
      return await this.replyTo(askedIn(frame));
    } catch (error) {
      this.logger.error({ message: 'unreadable', err: error });
      return thrownFrame(idIn(frame), error);
    }
  }

  private async replyTo(asked: Asked): Promise<ReplyFrame> {
    const { id, command, correlationId, traceparent } = asked;
    const attributes = { 'rpc.service': this.taken.context, 'rpc.method': command };
    const span = { kind: 'server', correlationId, traceparent, attributes } as const;
    try {
      return await inSpan(command, span, () => this.timed(asked));
    } catch (error) {
      return thrownFrame(id, error);
    }
  }

  private timed(asked: Asked): Promise<ReplyFrame> {
    const { timed, commands } = this.taken;
    if (!timed) return this.done(asked);
    // Whoever sends another name is not to make a series of it.
    const name = Object.hasOwn(commands, asked.command) ? asked.command : 'unknown';
    return timed(name, () => this.done(asked));
  }

  /** What is no refusal is logged here, where the log knows the trace. */
  private async done(asked: Asked): Promise<ReplyFrame> {
    const { maxBytes } = this.taken;
    try {
      const reply = doneFrame(asked.id, await this.executed(asked));
      const bytes = bytesOf(reply);
      if (bytes > maxBytes) throw new ReplyTooLarge(asked.command, bytes, maxBytes);
      const { command, correlationId } = asked;
      this.logger.log({ message: 'done', command, correlationId });
      return reply;
    } catch (error) {
      if (isRefusal(error)) this.logger.log(refused(asked, error));
      else this.log(error, asked);
      throw error;
    }
  }

  private async executed({ command, deadline, arguments: args }: Asked): Promise<unknown> {
    const now = this.clock.now();
    if (Date.parse(now) > Date.parse(deadline)) throw new CommandOverdue(command, deadline, now);
    const { commands } = this.taken;
    const Known = Object.hasOwn(commands, command) ? commands[command] : undefined;
    if (!Known) throw new CommandUnknown(command);
    const rebuilt = new Known(...(args as never[]));
    // A newer build of whoever asks says more than this one would do.
    if (argumentsOf(rebuilt).length < args.length) {
      throw new CommandUnknown(`all that ${command} was given`);
    }
    return this.bus.execute(rebuilt);
  }

  private log(error: unknown, { id, correlationId, command }: Asked): void {
    this.logger.error({ message: 'failed', command, correlationId, requestId: id, err: error });
  }
}

const isRefusal = (error: unknown): error is DomainError | ZodError =>
  error instanceof DomainError || error instanceof ZodError;

/** Why, whoever asked is told; what was asked for may be nobody else's to read. */
const refused = ({ command, correlationId }: Asked, error: DomainError | ZodError) => ({
  ...{ message: 'refused', command, correlationId },
  code: error instanceof DomainError ? error.code : 'DATA_INVALID',
});
