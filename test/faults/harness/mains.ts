import { join } from 'node:path';

import type { ServiceName } from '../../../apps/stack';
import type { Failpoint } from '../mains/failpoint';

const ROOT = join(__dirname, '../../..');

/** From the sources: what is tested is what is there, built or not. */
const HOOK = ['-r', join(ROOT, 'libs/testing/typescript.cjs')];

const MAINS = join(ROOT, 'test/faults/mains');

/** What Node runs for a service, ending itself at a failpoint where one is given. */
export const mainOf = (name: ServiceName, failpoint?: Failpoint): readonly string[] => [
  ...HOOK,
  ...scriptOf(name),
  ...(failpoint === undefined ? [] : [failpoint]),
];

const scriptOf = (name: ServiceName): readonly string[] => {
  if (name === 'api') return [join(ROOT, 'apps/api/main.ts')];
  if (name === 'relay' || name === 'projections') return [join(MAINS, `${name}.ts`)];
  return [join(MAINS, 'context.ts'), name];
};
