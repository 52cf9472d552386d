import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';

import { hs2022 } from '@nomenclature';

import { describePublished, rowsOf } from './published-files';

const STATISTICS = ['TOTAL', '99', '9999', '999999'];
const folder = resolve(__dirname, '../../libs/nomenclature');

describePublished('hs/harmonized-system.csv', 'The nomenclature that is shipped', (csv) => {
  const published = rowsOf(csv).map(({ hscode = '', description = '' }) => [hscode, description]);
  const goods = published.filter(([code = '']) => !STATISTICS.includes(code));

  it('holds every code of the published one, in its words', () => {
    expect(hs2022.size).toBe(goods.length);
    expect(goods.map(([code = '']) => [code, hs2022.describe(code)])).toEqual(
      goods.map(([code, description = '']) => [code, description.trim()]),
    );
  });

  it('leaves out the codes of trade statistics, which the published one mixes in', () => {
    expect(published.length - goods.length).toBe(STATISTICS.length);
    expect(STATISTICS.filter((code) => hs2022.has(code))).toEqual([]);
  });

  it('covers each code by those that are published above it', () => {
    const parents = new Map(rowsOf(csv).map(({ hscode = '', parent = '' }) => [hscode, parent]));
    const climb = (code: string): readonly string[] =>
      code === 'TOTAL' ? [] : [...climb(parents.get(code) ?? 'TOTAL'), code];
    const codes = goods.map(([code = '']) => code);
    expect(codes.map((code) => hs2022.headingsOf(code))).toEqual(codes.map(climb));
  });

  it('is what its script makes of the published one', () => {
    const made = mkdtempSync(join(tmpdir(), 'interdict-hs-'));
    const output = join(made, 'hs-2022.tsv.gz');
    execFileSync(process.execPath, [join(folder, 'build-hs-2022.mjs'), csv, output]);
    // Compared inside: another zlib may compress the same table into other bytes.
    const tables = [output, join(folder, 'hs-2022.tsv.gz')].map((path) =>
      gunzipSync(readFileSync(path)).toString('utf8'),
    );
    rmSync(made, { recursive: true });
    expect(tables[0] === tables[1]).toBe(true);
  });
});
