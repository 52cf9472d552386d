import type { Instant } from '@kernel';
import { z } from 'zod';

import { CommandMalformed, CommandUnknown } from './command-gateway.errors';
import { fromJson, toJson, type Json } from './lossless-json';

/** Changes where an older reader would misread a newer frame. */
export const FRAME_VERSION = 1;

/** A command on its way, in plain JSON. Fields may be added: older builds ignore them. */
export type RequestFrame = Readonly<{
  version: number;
  /** A UUID; another one each time, whatever is asked. The reply repeats it. */
  id: string;
  /** Under which both sides log what goes wrong. */
  correlationId: string;
  /** W3C, of whoever asks; none where that is not traced, or is of an older build. */
  traceparent?: string | undefined;
  /** Nobody waits any longer then. By the clock of whoever asks. */
  deadline: Instant;
  /** The name of its class, without its context: the port says whose it is. */
  command: string;
  arguments: Json;
}>;

export type Asked = Omit<RequestFrame, 'version' | 'arguments'> &
  Readonly<{ arguments: readonly unknown[] }>;

/** @throws UnsendableValue */
export const requestFrame = ({ arguments: args, ...asked }: Asked): RequestFrame => ({
  version: FRAME_VERSION,
  ...asked,
  arguments: toJson(args),
});

const schema = z.object({
  version: z.int(),
  id: z.guid(),
  correlationId: z.string().max(100),
  // No reason to refuse a command: whoever reads it takes what it can.
  traceparent: z.string().max(200).optional().catch(undefined),
  deadline: z.iso.datetime(),
  command: z.string().max(100),
  arguments: z.array(z.custom<Json>()),
});

/** @throws CommandMalformed, CommandUnknown for a frame of a newer build */
export const askedIn = (frame: unknown): Asked => {
  const { data, error } = schema.safeParse(frame);
  if (error) throw new CommandMalformed(z.prettifyError(error));
  const { version, ...asked } = data;
  if (version !== FRAME_VERSION) {
    throw new CommandUnknown(`${asked.command} in frames of version ${String(version)}`);
  }
  return { ...asked, arguments: read(data.arguments) };
};

const read = (args: readonly Json[]): readonly unknown[] => {
  try {
    return args.map(fromJson);
  } catch (cause) {
    throw new CommandMalformed(cause instanceof Error ? cause.message : String(cause));
  }
};

/** Of whatever arrived, so that it can be replied to. */
export const idIn = (frame: unknown): string => {
  const id = typeof frame === 'object' && frame !== null && 'id' in frame ? frame.id : undefined;
  return typeof id === 'string' ? id : '';
};
