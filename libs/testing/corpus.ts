import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One event as it was once written, for ever. */
export type CorpusExample = Readonly<{
  /** `ExportBanListExpanded@1`: the file's name. */
  name: string;
  type: string;
  version: number;
  stream: string;
  data: object;
}>;

const CORPUS = join(__dirname, '..', 'contracts', 'corpus');

/** The frozen corpus: one example of every event ever shipped. */
export const corpus: readonly CorpusExample[] = readdirSync(CORPUS)
  .toSorted()
  .map((file) => {
    const name = file.replace(/\.json$/, '');
    const [type = '', version] = name.split('@');
    const told = JSON.parse(readFileSync(join(CORPUS, file), 'utf8')) as Pick<
      CorpusExample,
      'stream' | 'data'
    >;
    return { name, type, version: Number(version), ...told };
  });
