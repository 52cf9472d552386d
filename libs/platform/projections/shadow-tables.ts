import { escapeIdentifier, type ClientBase } from 'pg';

import type { ReadModel } from './projection';
import { schemaOfModel, tableOf } from './version-table';

/** Where a rebuild folds beside the running model. */
export const shadowSchemaOf = (model: ReadModel): string => `${schemaOfModel(model)}_next`;

/** Empty tables like the live ones, and a build of their own. Drops what a killed rebuild left. */
export const createShadow = async (client: ClientBase, model: ReadModel): Promise<number> => {
  await dropShadow(client, model);
  const { live, shadow } = schemasOf(model);
  await client.query(`CREATE SCHEMA ${shadow}`);
  for (const table of tablesOf(model)) {
    await client.query(`CREATE TABLE ${shadow}.${table} (LIKE ${live}.${table} INCLUDING ALL)`);
  }
  const { rows } = await client.query<{ build: number }>(
    `INSERT INTO projections.rebuild (model, build)
     VALUES ($1, nextval('projections.build_id')) RETURNING build`,
    [model.name],
  );
  return Number(rows[0]?.build);
};

/** Tables that were not swapped in, and the keys that nobody lives by. */
export const dropShadow = async (client: ClientBase, model: ReadModel): Promise<void> => {
  await client.query(`DROP SCHEMA IF EXISTS ${schemasOf(model).shadow} CASCADE`);
  await client.query(
    `DELETE FROM projections.fact_key
      WHERE build = (SELECT build FROM projections.rebuild WHERE model = $1)`,
    [model.name],
  );
  await client.query(`DELETE FROM projections.rebuild WHERE model = $1`, [model.name]);
};

/** So that the first questions after a swap are planned well. */
export const analyzeShadow = async (client: ClientBase, model: ReadModel): Promise<void> => {
  const { shadow } = schemasOf(model);
  for (const table of tablesOf(model)) await client.query(`ANALYZE ${shadow}.${table}`);
};

/**
 * Puts the rebuilt tables in the place of the live ones, and notes which build they replace. Waits
 * for those who are reading; whoever asks meanwhile waits too, for as long as renaming takes.
 */
export const swapTables = async (
  client: ClientBase,
  model: ReadModel,
  replaced: number,
): Promise<void> => {
  const { live, shadow } = schemasOf(model);
  for (const table of tablesOf(model)) {
    await client.query(`DROP TABLE ${live}.${table}`);
    await client.query(`ALTER TABLE ${shadow}.${table} SET SCHEMA ${live}`);
  }
  await client.query(`UPDATE projections.rebuild SET build = $2 WHERE model = $1`, [
    model.name,
    replaced,
  ]);
};

const schemasOf = (model: ReadModel) => ({
  live: escapeIdentifier(schemaOfModel(model)),
  shadow: escapeIdentifier(shadowSchemaOf(model)),
});

const tablesOf = ({ projections }: ReadModel): readonly string[] =>
  projections.map((projection) => escapeIdentifier(tableOf(projection)));
