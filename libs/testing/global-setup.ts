import type { GlobalConfig, ProjectConfig } from 'jest';

import { findTestKafka } from './kafka.global-setup';
import { startTestPostgres } from './postgres.global-setup';
import { suitesAsked } from './suites-asked';

declare global {
  /** What the teardown, which jest loads apart, has to call. */
  var stopTestServers: (() => Promise<void>) | undefined;
}

/** What the suites of this run need, and nothing else: servers that all workers share. */
export default async function startTestServers(
  asked: GlobalConfig,
  project: ProjectConfig,
): Promise<void> {
  const suites = suitesAsked(asked, project);
  if (suites.length === 0) return;
  const stops = await Promise.all([startTestPostgres(), findTestKafka(suites)]);
  globalThis.stopTestServers = async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
}
