import './small-heap';
import 'reflect-metadata';

import { settingsTable } from '@platform/config';
import { runMain } from '@platform/service';

import { standalone } from './run-standalone';

void runMain(standalone, {
  name: 'npm start',
  does:
    'Runs everything in one process until Ctrl-C: a Postgres of its own, the history that it ' +
    'ships, the API.',
  settings: settingsTable([
    'INTERDICT_DATA_DIR',
    'INTERDICT_HOST',
    'INTERDICT_PORT',
    'INTERDICT_MANAGEMENT_PORT',
    'DATABASE_URL',
    'INTERDICT_ACTOR',
    'INTERDICT_LOG_LEVEL',
    'INTERDICT_EVIDENCE_MAX_BYTES',
    'INTERDICT_BODY_MAX_BYTES',
  ]),
  words: process.argv.slice(2),
});
