import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The product's, from its package.json: the nearest one above, in the sources and in dist/. */
const versionFrom = (folder: string): string => {
  try {
    const text = readFileSync(join(folder, 'package.json'), 'utf8');
    return (JSON.parse(text) as Readonly<{ version: string }>).version;
  } catch (error) {
    const above = dirname(folder);
    if (above === folder) throw error;
    return versionFrom(above);
  }
};

export const VERSION = versionFrom(__dirname);
