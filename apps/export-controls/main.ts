import 'reflect-metadata';

import { exportControlsContext } from '@assembly';
import { readServiceConfig } from '@platform/config';
import { hostContext, runMain, runService } from '@platform/service';

void runMain((around) =>
  runService(hostContext(exportControlsContext), readServiceConfig(), around),
);
