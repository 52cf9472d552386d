import type { Instant } from '@kernel';
import type { VersionRows } from '@platform/projections';

import { checkedGoods } from '../export-check/checked-goods';
import { shownCheck } from '../export-check/shown-check';
import type { ExportDetermination } from '../export-determination/export-determination.timeline';
import { differencesOf, type Difference } from './difference';
import { comparablesIn, type Comparable } from './stored-answer';

/** What one good would be answered otherwise. */
export type GoodDiffers = Readonly<{
  goods: string;
  /** Null where the stored answer is of a shape that nobody compares any more. */
  verdictThen: string | null;
  verdictNow: string;
  differences: readonly Difference[];
}>;

type Now = Readonly<{ position: bigint; now: Instant }>;
type Moment = Readonly<{ asOf: string; position: bigint }>;

/**
 * Asks a recorded question again: one about a day is asked about that day, at the newest position;
 * one about "now" is asked about now. Why an answer differs is told by the answers in between: the
 * old one as this build gives it, and the same moment as it is known by now.
 */
export const askedAgain = async (
  rows: VersionRows,
  determination: ExportDetermination,
  { position, now }: Now,
): Promise<readonly GoodDiffers[]> => {
  const { question, askedAt } = determination;
  const stored = comparablesIn(JSON.parse(determination.answer));
  const ask = ({ asOf, position: known }: Moment) =>
    comparedAnswers(rows, determination, { asOf, position: known });
  const current = await ask({ asOf: question.asOf ?? now, position });
  if (!stored) return current.map(ofAnotherShape);
  if (stored.every((then, i) => isSame(then, current[i]))) return [];
  const asOf = question.asOf ?? askedAt;
  const restated = await ask({ asOf, position: BigInt(determination.position) });
  const corrected = await ask({ asOf, position });
  return stored.flatMap((then, i) => {
    const [again, known, today] = [restated[i], corrected[i], current[i]];
    if (!again || !known || !today || isSame(then, today)) return [];
    const differences = [
      ...differencesOf(then, again, 'model'),
      ...differencesOf(again, known, 'knowledge'),
      ...differencesOf(known, today, 'time'),
    ];
    return [
      { goods: then.goods, verdictThen: then.verdict, verdictNow: today.verdict, differences },
    ];
  });
};

const comparedAnswers = async (
  rows: VersionRows,
  { question }: ExportDetermination,
  { asOf, position }: Moment,
): Promise<readonly Comparable[]> => {
  const { answers } = await checkedGoods(rows, { ...question, asOf, now: asOf, position });
  return comparablesIn(answers.map((answer) => shownCheck(answer, () => ({})))) ?? [];
};

/** Two answers that nothing tells apart are one, whatever lists were consulted for nothing. */
const isSame = (then: Comparable, today: Comparable | undefined): boolean =>
  then.verdict === today?.verdict && differencesOf(then, today, 'time').length === 0;

const ofAnotherShape = ({ goods, verdict, consulted }: Comparable): GoodDiffers => ({
  goods,
  verdictThen: null,
  verdictNow: verdict,
  differences: consulted.map(({ list }) => ({
    cause: 'model-changed',
    list,
    before: null,
    after: null,
  })),
});
