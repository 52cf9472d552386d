import 'reflect-metadata';

import { securityCouncilContext } from '@assembly';
import { readServiceConfig } from '@platform/config';
import { hostContext, runMain, runService } from '@platform/service';

void runMain((around) =>
  runService(hostContext(securityCouncilContext), readServiceConfig(), around),
);
