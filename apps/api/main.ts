import 'reflect-metadata';

import { readServiceConfig } from '@platform/config';
import { runMain, runService } from '@platform/service';

import { api } from './api';

const NEEDED = [
  'INTERDICT_EXPORT_CONTROLS_ADDRESS',
  'INTERDICT_SECURITY_COUNCIL_ADDRESS',
  'INTERDICT_DEVELOPMENTS_ADDRESS',
  'INTERDICT_PROJECTIONS_ADDRESS',
] as const;

void runMain((around) => runService(api, readServiceConfig(NEEDED), around));
