import { Refused } from '../expected-error';
import { exportChecks, issuedCheck, type GoodsAnswer } from '../instance/export-check.answer';
import type { Meta } from '../instance/envelope';
import { json, type Instance } from '../instance/instance';
import type { Keys } from '../instance/keys';

/** All of a check but its goods. */
export type Question = Readonly<{
  destination: string;
  origin?: string;
  asOf?: string;
  knownAt?: string;
  contractedOn?: string;
  departsOn?: string;
}>;

/** What came of one question. */
export type Answered = Readonly<{
  answers: readonly GoodsAnswer[];
  /** Where it was recorded. */
  determination?: string;
  meta?: Meta | undefined;
  /** The body as it came; empty where no good was left to ask for. */
  text: string;
  /** Goods that the instance refused, each with what it said. */
  refused: ReadonlyMap<string, string>;
}>;

export type Ask = (goods: readonly string[]) => Promise<Omit<Answered, 'refused'>>;

/** So many goods the API takes in one address. */
export const GOODS_UNRECORDED = 100;

/** So many goods the API takes in one recorded check. */
export const GOODS_RECORDED = 1000;

/** @param keys where the answers are to be recorded */
export const asking = (instance: Instance, question: Question, keys: Keys | undefined): Ask =>
  keys ? recorded(instance, question, keys) : unrecorded(instance, question);

const unrecorded =
  (instance: Instance, question: Question): Ask =>
  async (goods) => {
    const query = { goods, ...question };
    const { read, text } = await instance.get('v1/export-checks', exportChecks, query);
    return { answers: read.data, meta: read.meta, text };
  };

const recorded =
  (instance: Instance, question: Question, keys: Keys): Ask =>
  async (goods) => {
    const body = json({ goods, ...question });
    const sent = { body, key: keys.next() };
    const { read, text } = await instance.post('v1/export-checks', issuedCheck, sent);
    const { answers, determination } = read.data;
    return { answers, determination, meta: read.meta, text };
  };

/**
 * One unknown code makes the instance refuse the whole question: it is set aside with what was
 * said of it, and the others are asked for again.
 *
 * @throws Refused where the refusal names none of the goods
 */
export const askedWithoutTheRefused = async (
  ask: Ask,
  goods: readonly string[],
): Promise<Answered> => {
  const refused = new Map<string, string>();
  for (;;) {
    const left = goods.filter((one) => !refused.has(one));
    if (left.length === 0) return { answers: [], text: '', refused };
    try {
      return { ...(await ask(left)), refused };
    } catch (error) {
      const named = error instanceof Refused ? namedIn(error, left) : [];
      if (named.length === 0) throw error;
      for (const [one, said] of named) refused.set(one, said);
    }
  }
};

const namedIn = (error: Refused, goods: readonly string[]): readonly [string, string][] => {
  const said = [...error.particulars, error.message];
  return goods.flatMap((one) => {
    const line = said.find((text) => names(text, one));
    return line === undefined ? [] : [[one, line]];
  });
};

/** As it was sent, or by its code alone; a part of a longer word is another code. */
const names = (text: string, goods: string): boolean => {
  const words = text.split(/[^\w:.]+/).map((word) => word.replace(/[:.]+$/, ''));
  return words.includes(goods) || words.includes(goods.slice(goods.indexOf(':') + 1));
};
