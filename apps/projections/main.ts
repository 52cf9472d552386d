import 'reflect-metadata';

import { readServiceConfig } from '@platform/config';
import { runMain, runService } from '@platform/service';

import { projections } from './projections';

void runMain((around) => runService(projections(), readServiceConfig(), around));
