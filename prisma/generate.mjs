// `prisma generate` without the network. Skipped where the client is newer than all it is made of.
import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const client = join(root, 'libs/platform/database/generated/prisma/client.ts');
const prisma = createRequire(import.meta.url).resolve('prisma/package.json');

const sources = [join(here, 'schema.prisma'), fileURLToPath(import.meta.url), prisma];
const writtenAt = (file) => statSync(file).mtimeMs;
const upToDate = () =>
  existsSync(client) && sources.every((source) => writtenAt(source) < writtenAt(client));

if (!upToDate()) {
  // Generating needs no schema engine, but looks for one and would fetch it. Any file that exists
  // will do. Never set this outside: with it `prisma migrate deploy` succeeds and applies nothing.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: fileURLToPath(import.meta.url) };
  const cli = join(dirname(prisma), 'build', 'index.js');
  const schema = join(here, 'schema.prisma');
  execFileSync(process.execPath, [cli, 'generate', '--no-hints', '--schema', schema], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
