import 'reflect-metadata';

import { contexts } from '@assembly';
import { readServiceConfig } from '@platform/config';
import type { EventLog } from '@platform/event-log';
import { hostContext, runMain, runService } from '@platform/service';

import { at } from './failpoint';

const [, , name, failpoint] = process.argv;

/** It is on record, and neither whoever asked nor the position that is kept knows of it. */
const stepping = (log: EventLog): EventLog => {
  const step = at(failpoint);
  const append = log.append.bind(log);
  log.append = async (...commit) => {
    const receipt = await append(...commit);
    step('after-append');
    return receipt;
  };
  return log;
};

const context = contexts.find(({ commands }) => commands.context === name);
if (!context) throw new Error(`There is no context ${String(name)}.`);
const service = hostContext(context, { log: stepping });
void runMain((around) => runService(service, readServiceConfig(), around));
