#!/usr/bin/env node
// The bin `interdict` and `npm run cli -- …`. Works from any directory: files are named from there.
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { buildIfNeeded, root } from './build-if-needed.mjs';

buildIfNeeded();
// npm runs scripts in the clone; whoever typed the command may have been elsewhere.
const { npm_lifecycle_event: script, INIT_CWD: typedIn } = process.env;
if (script === 'cli' && typedIn) process.chdir(typedIn);
createRequire(import.meta.url)(join(root, 'dist', 'apps', 'cli', 'main.js'));
