import type { Instance } from '../instance/instance';
import type { Keys } from '../instance/keys';
import type { Progress } from '../print/progress';
import type { GoodsFile } from './goods-file';
import {
  askedWithoutTheRefused,
  asking,
  GOODS_RECORDED,
  GOODS_UNRECORDED,
  type Answered,
  type Question,
} from './question';

export type Asked = Readonly<{
  question: Question;
  /** Where the answers are to be recorded. */
  keys: Keys | undefined;
  progress: Progress;
}>;

/**
 * Asks for each good of a file once, however many lines name it, in as many questions as the API
 * needs. All of them are answered at one position, unless they are recorded.
 */
export const checkFile = async (
  instance: Instance,
  { lines }: GoodsFile,
  { question, keys, progress }: Asked,
): Promise<readonly Answered[]> => {
  const goods = [...new Set(lines.flatMap((line) => line.goods ?? []))];
  const size = keys ? GOODS_RECORDED : GOODS_UNRECORDED;
  const answered: Answered[] = [];
  for (let from = 0; from < goods.length; from += size) {
    progress.reached(from, goods.length);
    const ask = asking(instance, keys ? question : at(question, answered), keys);
    answered.push(await askedWithoutTheRefused(ask, goods.slice(from, from + size)));
  }
  progress.reached(goods.length, goods.length);
  return answered;
};

/** The position that the first answer was computed at holds for the others. */
const at = (question: Question, answered: readonly Answered[]): Question => {
  const position = answered.find(({ meta }) => typeof meta?.position === 'string')?.meta?.position;
  return position ? { ...question, knownAt: `position:${position}` } : question;
};
