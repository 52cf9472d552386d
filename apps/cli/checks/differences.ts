import type { GoodDiffers } from '../instance/recorded-check.answer';
import { toned, type Paint } from '../print/paint';
import type { Cell } from '../print/table';

export const DIFFERENCE_HEAD = ['GOODS', 'THEN', 'NOW', 'BECAUSE'];

/** A good with its verdicts then and now, and each cause in the words of the answer. */
export const differenceRow = (paint: Paint, differs: GoodDiffers): readonly Cell[] => [
  differs.goods,
  toned(paint, differs.verdictThen ?? ''),
  toned(paint, differs.verdictNow),
  differs.differences.map(causeLine).join('\n'),
];

const causeLine = (difference: GoodDiffers['differences'][number]): string => {
  const { cause, list, provision, measure, code, before, after } = difference;
  const subject = [list, provision, measure, code].filter(Boolean).join(' ');
  return `${cause}: ${subject}: ${before ?? 'nothing'} → ${after ?? 'nothing'}`;
};
