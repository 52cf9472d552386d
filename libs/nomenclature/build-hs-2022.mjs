// Makes hs-2022.tsv.gz from the open data set "harmonized-system" (see README.md beside this file):
//   node libs/nomenclature/build-hs-2022.mjs <harmonized-system.csv> [<output>]
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

import { parse } from 'csv-parse/sync';

/** Codes of trade statistics that the data set mixes in: the Harmonized System has no such codes. */
const STATISTICS = new Set(['TOTAL', '99', '9999', '999999']);

/** In a gzip header, the place of the system that wrote it, and the value for "unknown". */
const OS_BYTE = 9;
const OS_UNKNOWN = 0xff;

const tableOf = (csv) =>
  parse(csv, { columns: true, bom: true })
    .filter(({ hscode }) => !STATISTICS.has(hscode))
    .map(({ hscode, description }) => `${hscode}\t${description.trim()}\n`)
    .sort()
    .join('');

const [csv, output = fileURLToPath(new URL('hs-2022.tsv.gz', import.meta.url))] =
  process.argv.slice(2);
if (!csv) throw new Error('Usage: build-hs-2022.mjs <harmonized-system.csv> [<output>]');

// Without a time and without the name of a system the same table gives the same bytes.
const zipped = gzipSync(tableOf(readFileSync(csv)), { level: 9 });
zipped[OS_BYTE] = OS_UNKNOWN;
writeFileSync(output, zipped);
