// `npm run stack`: the whole distributed system on one machine, in the foreground.
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { buildIfNeeded, root } from './build-if-needed.mjs';

buildIfNeeded();
createRequire(import.meta.url)(join(root, 'dist', 'apps', 'stack', 'main.js'));
