// What both launchers share: a clone that was never built, or has changed since, is built first.
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(fileURLToPath(import.meta.url));

/** They shape every compiled file. */
const RECIPES = ['.swcrc', 'package.json', 'prisma/schema.prisma'];

const SPEC = /\.(spec|int-spec|contract)\.ts$/;

const timeOf = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs;

const sourcesIn = (folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !SPEC.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name).slice(root.length + 1));

/** Each file against its own: a build that was broken off has left some behind. */
const isStale = (source, recipes) => {
  const built = timeOf(join(root, 'dist', source.replace(/\.(ts|mjs)$/, '.js')));
  return built === undefined || built < timeOf(join(root, source)) || built < recipes;
};

/** @returns {boolean} */
export const needsBuild = () => {
  const recipes = Math.max(...RECIPES.map((path) => timeOf(join(root, path)) ?? 0));
  return ['apps', 'libs'].flatMap(sourcesIn).some((source) => isStale(source, recipes));
};

/** Says so in a line on the error output, where no answer is read; on failure says why and ends. */
export const buildIfNeeded = () => {
  if (timeOf(join(root, 'node_modules')) === undefined) {
    console.error('The packages are missing: run npm ci first.');
    process.exit(1);
  }
  if (!needsBuild()) return;
  console.error('Building…');
  const { status, error, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  console.error(error?.message ?? `${stdout}${stderr}`);
  process.exit(1);
};
