import 'reflect-metadata';

import { developmentsContext } from '@assembly';
import { readServiceConfig } from '@platform/config';
import { hostContext, runMain, runService } from '@platform/service';

void runMain((around) => runService(hostContext(developmentsContext), readServiceConfig(), around));
