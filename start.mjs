// `npm start`. The standalone runs in this very process: every signal, kill -9 too, reaches it.
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { buildIfNeeded, root } from './build-if-needed.mjs';

buildIfNeeded();
createRequire(import.meta.url)(join(root, 'dist', 'apps', 'standalone', 'main.js'));
