import { randomUUID } from 'node:crypto';

import type { Command } from 'commander';
import { v5 as uuid5 } from 'uuid';

import {
  ConnectionLost,
  InstanceFailed,
  Interrupted,
  NotReady,
  WrongUsage,
  type ExpectedError,
} from '../expected-error';

/** Of a command that records. */
export type Keyed = Readonly<{ idempotencyKey?: string }>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const keyed = (command: Command): Command =>
  command.option(
    '--idempotency-key <uuid>',
    'the key of an earlier attempt whose answer was lost: it is done once (default: a new key)',
    stated,
  );

const stated = (text: string): string => {
  if (UUID.test(text)) return text.toLowerCase();
  throw new WrongUsage(`“${text}” is no key: --idempotency-key takes a UUID.`);
};

/** The keys of what one command line asks to record: all follow from the first. */
export class Keys {
  private place = 0;

  constructor(readonly first: string) {}

  /** By the order in which it is asked: the same command line has the same again. */
  next(): string {
    const { place } = this;
    this.place += 1;
    return place === 0 ? this.first : uuid5(String(place), this.first);
  }

  /** By what is asked, where the same command line may ask for less again. */
  of(asked: string): string {
    this.place += 1;
    return uuid5(asked, this.first);
  }

  get isUsed(): boolean {
    return this.place > 0;
  }
}

/** Where nobody knows whether it was recorded, whoever asks is told the key to ask again with. */
export const underKeys = async <Done>(
  { idempotencyKey = randomUUID() }: Keyed,
  work: (keys: Keys) => Promise<Done>,
): Promise<Done> => {
  const keys = new Keys(idempotencyKey);
  try {
    return await work(keys);
  } catch (error) {
    throw keys.isUsed && isUncertain(error) ? error.saying(againWith(keys)) : error;
  }
};

const againWith = ({ first }: Keys): string =>
  `The same again with --idempotency-key ${first} is recorded once, whatever became of this.`;

const isUncertain = (error: unknown): error is ExpectedError =>
  [NotReady, ConnectionLost, InstanceFailed, Interrupted].some((kind) => error instanceof kind);
