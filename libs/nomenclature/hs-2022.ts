import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import type { Nomenclature } from './nomenclature';

/** Chapter, heading, subheading. What is longer is national and no part of the system. */
const LEVELS = [2, 4, 6] as const;

let loaded: ReadonlyMap<string, string> | undefined;

/** Read when it is first asked for: a command that names no goods does not wait for it. */
const descriptions = (): ReadonlyMap<string, string> => (loaded ??= load());

const load = (): ReadonlyMap<string, string> => {
  const table = gunzipSync(readFileSync(join(__dirname, 'hs-2022.tsv.gz'))).toString('utf8');
  return new Map(table.trimEnd().split('\n').map(codeAndDescription));
};

const codeAndDescription = (line: string): [string, string] => {
  const tab = line.indexOf('\t');
  return [line.slice(0, tab), line.slice(tab + 1)];
};

/** Harmonized Commodity Description and Coding System, edition in force from 2022-01-01. */
export const hs2022: Nomenclature = {
  edition: 'HS 2022',
  codeSystem: 'hs2022',
  get size() {
    return descriptions().size;
  },
  has: (code) => descriptions().has(code),
  describe: (code) => descriptions().get(code),
  headingsOf: (code) =>
    descriptions().has(code)
      ? LEVELS.filter((length) => length <= code.length).map((length) => code.slice(0, length))
      : [],
};
