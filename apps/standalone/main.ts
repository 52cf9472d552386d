import './small-heap';
import 'reflect-metadata';

import { readConfig } from '@platform/config';
import { runMain } from '@platform/service';

import { runStandalone } from './run-standalone';

void runMain((around) => runStandalone(readConfig(), around));
