import { EvidenceArchive } from '@platform/archive';
import { Clock } from '@platform/clock';
import { EventFeed } from '@platform/event-feed';
import { EventLog } from '@platform/event-log';
import { ConsumerPositions } from '@platform/messaging';
import { ModelStops } from '@platform/projections';
import { ModelRuns, ToldRuns } from '@platform/projections/runs';

import { createApiApp } from '../../apps/api';
import { PlatformModule } from '../../apps/standalone/platform.module';
import { historyOf, NaiveRows } from './naive-rows';
import type { TestDesk } from './test-desk';

export type NaiveDesk = Readonly<{
  /** The answer's data as a naive fold of the history up to a position gives it. */
  get: (url: string, position: bigint) => Promise<Readonly<{ status: number; body: unknown }>>;
  /** Last positions of whole commits. */
  positions: readonly bigint[];
  close: () => Promise<void>;
}>;

/** The same routes over the same log and archive, answered from rows that are folded anew. */
export const openNaiveDesk = async ({ desk }: TestDesk): Promise<NaiveDesk> => {
  const log = desk.app.get(EventLog);
  const history = await historyOf(log);
  const rows = new NaiveRows(history);
  const { app: opened } = desk;
  const platform = PlatformModule.of({
    ...{ log, rows },
    feed: opened.get(EventFeed),
    archive: opened.get(EvidenceArchive),
    runs: opened.get(ToldRuns),
    modelRuns: opened.get(ModelRuns),
    stops: opened.get(ModelStops),
    positions: opened.get(ConsumerPositions),
    clock: opened.get(Clock),
  });
  const app = await createApiApp([platform], {
    ...{ bodyMaxBytes: 1024, operator: 'operator', version: 'naive' },
    logger: ['error'],
  });
  return {
    get: async (url, position) => {
      rows.endAt(position);
      const { statusCode: status, body } = await app.inject({ method: 'GET', url });
      return { status, body: onTime(JSON.parse(body) as Told) };
    },
    positions: [
      ...new Set(
        history.map(({ position, commit: { index, size } }) => position + BigInt(size - 1 - index)),
      ),
    ],
    close: () => app.close(),
  };
};

type Told = Readonly<{ meta?: Readonly<{ incomplete?: readonly Readonly<{ reason: string }>[] }> }>;

/** Its rows end before the log does, on purpose: that they are late is no part of the answer. */
const onTime = (body: Told): Told => {
  const incomplete = body.meta?.incomplete;
  if (!incomplete) return body;
  const others = incomplete.filter(({ reason }) => reason !== 'model-behind');
  return { ...body, meta: { ...body.meta, incomplete: others } };
};
