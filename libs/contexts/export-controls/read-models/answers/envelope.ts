import { metaOf as envelopeOf, type Asked, type Incomplete, type Meta } from '@answers';
import { modelVersionOf } from '@platform/projections';

import { exportControls } from '../export-controls.read-model';
import { freshnessOf, incompleteOf, momentsOf } from './coverage';
import type { ListAt } from './list-at';

export const MODEL_VERSION = modelVersionOf(exportControls);

/** The envelope of an answer that rests on some lists. */
export const metaOf = (
  asked: Asked,
  lists: readonly ListAt[],
  incomplete: readonly Incomplete[] = lists.flatMap(incompleteOf),
): Meta =>
  envelopeOf(asked, {
    instants: momentsOf(lists),
    modelVersion: MODEL_VERSION,
    incomplete,
    freshness: lists.map(freshnessOf),
  });
