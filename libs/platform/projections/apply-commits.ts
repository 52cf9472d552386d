import type { EventLog } from '@platform/event-log';
import type { ClientBase } from 'pg';

import type { WholeCommit } from './commits';
import { addFactKeys, type FactKey } from './fact-keys';
import { isShown, keysOfProjection, spokenOfBy } from './keys-of';
import { knownFacts, listOf, type KnownFacts } from './known-facts';
import type { ReadModel } from './projection';
import { FoldFailed } from './read-model.errors';
import { stepsOf, type Step } from './refold';
import { heardLater, writeRefolded, type Refolding } from './refolded-rows';
import type { VersionRow } from './version-row';
import { VersionTable } from './version-table';

/** Where a model's rows are: the live ones, or those of a rebuild. */
export type ModelTables = Readonly<{
  client: ClientBase;
  model: ReadModel;
  schema: string;
  build: number;
  log: EventLog;
}>;

/**
 * Folds whole commits into the rows and the key index. The caller holds the transaction, and moves
 * the cursor in it. Takes about a dozen queries, however many events, keys and commits there are.
 *
 * @throws FoldFailed
 */
export const applyCommits = async (
  tables: ModelTables,
  commits: readonly WholeCommit[],
): Promise<void> => {
  const { client, build } = tables;
  const touches = await touchesOf(tables, commits);
  const keys = touches.flatMap(keysOfTouch);
  if (keys.length === 0) return;
  const known = await knownFacts(tables, keys);
  const refoldings: Refolding[] = [];
  for (const touch of touches) refoldings.push(await refoldingOf(tables, touch, known));
  // All that is needed is read: the keys go to the database while the first rows are folded.
  const added = heardLater(addFactKeys(client, build, touches.flatMap(factKeysOf)));
  try {
    for (const refolding of refoldings) await writeRefolded(client, refolding);
  } catch (error) {
    // Where the keys failed first, the rows only tell that the transaction is aborted.
    if (!(error instanceof FoldFailed)) await added;
    throw error;
  }
  await added;
};

/** What the batch says to one projection, by key. */
type Touch = Readonly<{
  projection: ReadModel['projections'][number];
  steps: ReadonlyMap<string, readonly Step[]>;
}>;

const touchesOf = async (
  { model, log }: ModelTables,
  commits: readonly WholeCommit[],
): Promise<readonly Touch[]> => {
  const facts = commits.flatMap((commit) => commit.facts);
  const shown = facts.filter((fact) => model.projections.some((each) => isShown(each, fact)));
  const spokenOf = await spokenOfBy(log, shown);
  return model.projections.map((projection) => ({
    projection,
    steps: stepsOf(commits, keysOfProjection(projection, spokenOf)),
  }));
};

const keysOfTouch = ({ projection, steps }: Touch) =>
  [...steps.keys()].map((key) => ({ projection: projection.name, key }));

const factKeysOf = ({ projection: { name: projection }, steps }: Touch): readonly FactKey[] =>
  [...steps].flatMap(([key, touching]) =>
    touching.flatMap(({ facts }) => facts.map(({ position }) => ({ projection, key, position }))),
  );

const refoldingOf = async (
  { client, schema }: ModelTables,
  { projection, steps }: Touch,
  known: KnownFacts,
): Promise<Refolding> => {
  const table = new VersionTable(schema, projection);
  const open = new Map<string, VersionRow<object>[]>();
  for (const row of await table.open(client, [...steps.keys()])) listOf(open, row.key).push(row);
  const heldOf = (key: string) => ({
    known: known(projection.name, key),
    open: open.get(key) ?? [],
  });
  return { projection, table, steps, heldOf };
};
