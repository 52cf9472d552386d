import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { parse } from 'csv-parse/sync';

/** From the root of the repository, unless it is absolute. */
const asked = process.env['INTERDICT_REFERENCE_DIR'] ?? '../shared/data';
const directory = resolve(__dirname, '../..', asked);

/** Published files are not ours to copy: where one is absent nothing is proven; that is said. */
export const describePublished = (
  file: string,
  title: string,
  specification: (path: string) => void,
): void => {
  const path = join(directory, file);
  if (existsSync(path)) {
    describe(title, () => {
      specification(path);
    });
    return;
  }
  const absence = `${title}: DID NOT RUN, there is no ${path} (set INTERDICT_REFERENCE_DIR).`;
  describe(title, () => {
    it(`DID NOT RUN: there is no ${file}`, () => {
      process.stderr.write(`${absence}\n`);
    });
  });
};

/** Rows by the names of their columns. */
export const rowsOf = (path: string): readonly Readonly<Record<string, string>>[] =>
  parse(readFileSync(path), { columns: true, bom: true });
