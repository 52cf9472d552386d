import type { Asking, When } from '../command';
import { WrongUsage } from '../expected-error';
import type { Keyed } from '../instance/keys';
import type { Question } from './question';

export type CheckOptions = Asking &
  When &
  Keyed &
  Readonly<{
    destination: string;
    origin?: string;
    contractedOn?: string;
    departsOn?: string;
    record?: true;
    file?: string;
    out?: string;
  }>;

/** @throws WrongUsage */
export const refuseContradictions = (goods: readonly string[], options: CheckOptions): void => {
  const { file, out, record, knownAt, idempotencyKey } = options;
  if ((goods.length === 0) === (file === undefined)) {
    throw new WrongUsage('Name goods (854231), or a file of goods with --file: one of them.');
  }
  if (idempotencyKey !== undefined && record === undefined) {
    throw new WrongUsage('--idempotency-key goes with --record: nothing else is recorded.');
  }
  if (out !== undefined && file === undefined) throw new WrongUsage('--out goes with --file.');
  if (record && knownAt !== undefined) {
    throw new WrongUsage('What is recorded is answered with what is known now: no --known-at.');
  }
};

export const questionOf = (options: CheckOptions): Question => {
  const { url: _url, json: _json, record: _record, file: _file, out: _out, ...more } = options;
  const { idempotencyKey: _key, ...question } = more;
  return question;
};
