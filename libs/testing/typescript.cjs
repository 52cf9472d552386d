// `node -r libs/testing/typescript.cjs file.ts`: for tests that need a process of their own to kill.
const { join } = require('node:path');
const { transformFileSync } = require('@swc/core');

const root = join(__dirname, '..', '..');

require.extensions['.ts'] = (module, path) => {
  const { code } = transformFileSync(path, { root, cwd: root, swcrc: true, sourceMaps: 'inline' });
  module._compile(code, path);
};
