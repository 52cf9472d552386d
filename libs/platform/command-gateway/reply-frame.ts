import { DomainError } from '@kernel';
import { RecordedRefusal, type Refusal } from '@platform/event-log';
import { z, ZodError } from 'zod';

import { DatabaseUnreachable } from './command-gateway.errors';
import { isDatabaseAway } from './database-away';
import { fromJson, toJson, type Json } from './lossless-json';

const DATABASE_AWAY = 'database-away';

/** What has become of a command. `failed` says little more: its log does. */
export type ReplyFrame = Readonly<{ id: string }> &
  (
    | Readonly<{ outcome: 'done'; result: Json }>
    | Readonly<{ outcome: 'refused'; refusal: SentRefusal }>
    | Readonly<{ outcome: 'misfit'; issues: Json }>
    | Readonly<{
        outcome: 'failed';
        /** Where asking again later may help; older builds ignore it. */
        why?: typeof DATABASE_AWAY | undefined;
      }>
  );

type SentRefusal = Refusal &
  Readonly<{
    /** What is wrong, one by one, where the refusal says it so. */
    errors?: readonly string[] | undefined;
    /** Whether the log keeps it under the command's id. */
    recorded: boolean;
  }>;

/** What a rule said in another process: of its class only the name has travelled. */
export class RefusedElsewhere extends DomainError {
  readonly code: string;
  declare readonly errors?: readonly string[];

  constructor({ name, code, message, errors }: Omit<SentRefusal, 'recorded'>) {
    super(message);
    this.name = name;
    this.code = code;
    // Whether there are any is told by the field's being there.
    if (errors) this.errors = errors;
  }
}

/** @throws UnsendableValue */
export const doneFrame = (id: string, result: unknown): ReplyFrame => ({
  ...{ id, outcome: 'done', result: toJson(result) },
});

export const thrownFrame = (id: string, thrown: unknown): ReplyFrame => {
  if (thrown instanceof DomainError) return { id, outcome: 'refused', refusal: sent(thrown) };
  if (thrown instanceof ZodError) return { id, outcome: 'misfit', issues: toJson(thrown.issues) };
  return { id, outcome: 'failed', ...(isDatabaseAway(thrown) && { why: DATABASE_AWAY }) };
};

const sent = (error: DomainError): SentRefusal => {
  const { name, code, message } = error;
  const errors = 'errors' in error ? (error.errors as readonly string[]) : undefined;
  return { name, code, message, errors, recorded: error instanceof RecordedRefusal };
};

const refusal = z.object({
  name: z.string(),
  code: z.string(),
  message: z.string(),
  errors: z.array(z.string()).optional(),
  recorded: z.boolean(),
});

const schema = z.discriminatedUnion('outcome', [
  z.object({ id: z.string(), outcome: z.literal('done'), result: z.custom<Json>() }),
  z.object({ id: z.string(), outcome: z.literal('refused'), refusal }),
  z.object({ id: z.string(), outcome: z.literal('misfit'), issues: z.custom<Json>() }),
  z.object({
    ...{ id: z.string(), outcome: z.literal('failed') },
    // What a newer build says of it is a failure all the same.
    why: z.literal(DATABASE_AWAY).optional().catch(undefined),
  }),
]);

/**
 * What the command came to, or what it was refused with. Undefined stands for a failure, and for a
 * reply to something else, or none that this build can read.
 *
 * @throws RecordedRefusal, RefusedElsewhere, ZodError, DatabaseUnreachable
 */
export const resultIn = (frame: unknown, id: string): Readonly<{ result: unknown }> | undefined => {
  const reply = schema.safeParse(frame).data;
  if (reply?.id !== id) return undefined;
  if (reply.outcome === 'failed') {
    if (reply.why === DATABASE_AWAY) throw new DatabaseUnreachable('command');
    return undefined;
  }
  if (reply.outcome === 'done') return { result: fromJson(reply.result) };
  if (reply.outcome === 'misfit') throw new ZodError(fromJson(reply.issues) as ZodError['issues']);
  throw reply.refusal.recorded
    ? new RecordedRefusal(reply.refusal)
    : new RefusedElsewhere(reply.refusal);
};
