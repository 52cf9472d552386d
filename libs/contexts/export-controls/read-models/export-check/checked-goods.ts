import type { Asked } from '@answers';
import { COUNCIL_ZONE } from '@contracts';
import type { VersionRows } from '@platform/projections';

import { requireCountry } from '../answers/countries';
import { coveringCodes, goodOf, type Good } from '../answers/goods-code';
import { listsAt, momentOf } from '../answers/list-at';
import { regimesAt } from '../council-measure/regimes-at';
import { exportControls } from '../export-controls.read-model';
import { listedGood, type ListedGood } from '../listed-good/listed-good.timeline';
import { exportCheck, type GoodAnswer, type Held, type HeldList } from './export-check';
import type { ExportQuestion } from './export-question';
import { unheldRegimesAt } from './unheld-regimes';

export type CheckAsked = Asked & ExportQuestion & Readonly<{ goods: readonly string[] }>;

export type Checked = Held & Readonly<{ answers: readonly GoodAnswer[] }>;

/**
 * One answer a good, in their order, all at one position.
 *
 * @throws CodeSystemUnknown, GoodsCodeUnknown, GoodsCodeTooShort, CountryUnknown, UnreadableDate
 */
export const checkedGoods = async (rows: VersionRows, asked: CheckAsked): Promise<Checked> => {
  const goods = asked.goods.map(goodOf);
  const question = questionOf(asked);
  requireCountry(question.destination);
  if (question.origin !== null) requireCountry(question.origin);
  const [lists, regimes] = await Promise.all([
    heldLists(rows, asked, goods),
    regimesAt(rows, asked),
  ]);
  const unheld = unheldRegimesAt(regimes, momentOf(asked, COUNCIL_ZONE));
  const held = { lists, regimes, unheld };
  return { answers: goods.map((good) => exportCheck(good, question, held)), ...held };
};

const questionOf = ({ destination, origin, contractedOn, departsOn }: CheckAsked) => ({
  destination,
  origin,
  contractedOn,
  departsOn,
});

const heldLists = async (
  rows: VersionRows,
  asked: CheckAsked,
  goods: readonly Good[],
): Promise<readonly HeldList[]> => {
  const codes = [...new Set(goods.flatMap(coveringCodes))];
  const [lists, found] = await Promise.all([
    listsAt(rows, asked),
    rows.find(exportControls, listedGood, {
      columns: { codeSystem: 'hs2022', code: codes },
      position: asked.position,
    }),
  ]);
  const byList = new Map<string, ListedGood[]>();
  for (const { value } of found) byList.set(value.list, [...(byList.get(value.list) ?? []), value]);
  return lists.map((list) => ({ ...list, goods: byList.get(list.list.list) ?? [] }));
};
