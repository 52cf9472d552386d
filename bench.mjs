// `npm run bench [-- name …]`: builds, then measures on a real Postgres of its own.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));

const run = (command, ...args) => {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};

run('npm', 'run', '--silent', 'build');
run('npx', 'swc', 'test', '-d', 'dist', '--quiet');
run(process.execPath, 'dist/test/bench/main.js', ...process.argv.slice(2));
