// `npm run contracts`: writes what is published. `npm run contracts -- freeze`: ships it.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { currentSchemas, freeze, FROZEN, NotAdditive } from './frozen';
import { PUBLISHED, publishedFiles } from './published-files';

const publish = (): void => {
  const files = publishedFiles();
  rmSync(join(PUBLISHED, 'schemas'), { recursive: true, force: true });
  for (const [path, text] of files) {
    mkdirSync(dirname(join(PUBLISHED, path)), { recursive: true });
    writeFileSync(join(PUBLISHED, path), text);
  }
  console.log(`${String(files.size)} files in docs/contracts.`);
};

const ship = (): void => {
  const added = freeze(currentSchemas, FROZEN);
  added.forEach((file) => console.log(`frozen: ${file}`));
  console.log(added.length === 0 ? 'Nothing is new.' : `${String(added.length)} files added.`);
};

const main = (asked: string | undefined): number => {
  if (asked !== undefined && asked !== 'freeze') {
    console.error(`npm run contracts [-- freeze]; not ${asked}`);
    return 2;
  }
  try {
    if (asked === 'freeze') ship();
    publish();
    return 0;
  } catch (error) {
    if (!(error instanceof NotAdditive)) throw error;
    console.error(error.message);
    return 1;
  }
};

process.exitCode = main(process.argv[2]);
