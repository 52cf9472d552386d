import 'reflect-metadata';

import { readServiceConfig } from '@platform/config';
import { runMain, runService } from '@platform/service';

import { relay } from './relay';

void runMain((around) => runService(relay(), readServiceConfig(), around));
