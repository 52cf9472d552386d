import 'reflect-metadata';

import { readServiceConfig } from '@platform/config';
import { runMain, runService } from '@platform/service';

import { relay } from '../../../apps/relay';
import { at } from './failpoint';

/** Short, so that nobody waits long for one that was killed. */
const LEASE = { ttlMs: 1_500, lookMs: 50 };

const service = relay({ onStep: at(process.argv[2]), lease: LEASE });
void runMain((around) => runService(service, readServiceConfig(), around));
