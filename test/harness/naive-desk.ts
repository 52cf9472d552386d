import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { EvidenceArchive } from '@platform/archive';
import { Clock } from '@platform/clock';
import { EventFeed } from '@platform/event-feed';
import { EventLog } from '@platform/event-log';
import { ConsumerPositions } from '@platform/messaging';

import {
  ApiModule,
  prepareApi,
  Rebuilder,
  Replayer,
  RunningModels,
  RunningReactions,
} from '../../apps/api';
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
  const platform = PlatformModule.of({
    ...{ log, rows },
    feed: desk.app.get(EventFeed),
    models: desk.app.get(RunningModels),
    archive: desk.app.get(EvidenceArchive),
    rebuilder: desk.app.get(Rebuilder),
    replayer: desk.app.get(Replayer),
    positions: desk.app.get(ConsumerPositions),
    reactions: desk.app.get(RunningReactions),
    clock: desk.app.get(Clock),
  });
  class Naive {}
  Module({ imports: [platform, ApiModule] })(Naive);
  const adapter = new FastifyAdapter();
  const app = await NestFactory.create<NestFastifyApplication>(Naive, adapter, {
    bodyParser: false,
    logger: ['error'],
    abortOnError: false,
  });
  prepareApi(app, { bodyMaxBytes: 1024, operator: 'operator', version: 'naive' });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return {
    get: async (url, position) => {
      rows.endAt(position);
      const { statusCode: status, body } = await app.inject({ method: 'GET', url });
      return { status, body: JSON.parse(body) as unknown };
    },
    positions: [
      ...new Set(
        history.map(({ position, commit: { index, size } }) => position + BigInt(size - 1 - index)),
      ),
    ],
    close: () => app.close(),
  };
};
