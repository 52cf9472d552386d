import { modelVersionOf } from '@platform/projections';

import { exportControls } from '../export-controls.read-model';
import type { Asked, Incomplete, Meta } from './answer';
import { byGravity, freshnessOf, incompleteOf, momentsOf } from './coverage';
import type { ListAt } from './list-at';

export const MODEL_VERSION = modelVersionOf(exportControls);

/** The envelope of an answer that rests on some lists. */
export const metaOf = (
  asked: Asked,
  lists: readonly ListAt[],
  incomplete: readonly Incomplete[] = lists.flatMap(incompleteOf),
): Meta => ({
  asOf: asked.asOf ?? asked.now,
  instants: momentsOf(lists),
  position: String(asked.position),
  modelVersion: MODEL_VERSION,
  coverage: incomplete.length === 0 ? 'complete' : 'incomplete',
  incomplete: byGravity(incomplete),
  freshness: lists.map(freshnessOf),
});
