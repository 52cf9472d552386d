import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openDesk } from '../../../apps/standalone';
import type { Report } from '../figure';

/**
 * The whole reference history into an empty log: archived, recorded, and folded by every model.
 *
 * @param url an empty, migrated database of the bench's own
 */
export const historyBench = async (url: string, report: Report): Promise<void> => {
  const evidenceDir = await mkdtemp(join(tmpdir(), 'interdict-bench-history-'));
  try {
    // A desk that loads nothing: what opening one takes by itself, and the process is warm.
    const empty = await opened(url, { evidenceDir, loadHistory: false });
    const loading = await opened(url, { evidenceDir, loadHistory: true });
    report({
      ...{ what: 'a desk opened and the whole history loaded', value: loading, unit: 's' },
      ...{ target: 5, beside: { what: 'a desk opened without one', value: empty } },
    });
    const again = await opened(url, { evidenceDir, loadHistory: true });
    report({ what: 'the same where all of it is on record', value: again, unit: 's' });
  } finally {
    await rm(evidenceDir, { recursive: true, force: true });
  }
};

type Opening = Readonly<{ evidenceDir: string; loadHistory: boolean }>;

/** In seconds, until it answers. */
const opened = async (databaseUrl: string, opening: Opening): Promise<number> => {
  const begun = performance.now();
  const desk = await openDesk({
    ...opening,
    databaseUrl,
    evidenceMaxBytes: 8 * 1024 * 1024,
    bodyMaxBytes: 1024 * 1024,
    operator: 'bench',
    logLevel: 'error',
    timekeeper: false,
  });
  const took = performance.now() - begun;
  await desk.close();
  return Math.round(took) / 1000;
};
