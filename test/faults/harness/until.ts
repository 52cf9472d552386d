import { setTimeout as pause } from 'node:timers/promises';

/** More than anything takes here on a machine that has much else to do. */
const PATIENCE_MS = 90_000;
const LOOKS_EACH_MS = 20;

/**
 * Looks until nothing is lacking. What cannot be asked at the moment is lacking too.
 *
 * @param lacking what is not yet as it should be; null where all is
 */
export const until = async (what: string, lacking: () => Promise<string | null>): Promise<void> => {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const lacks = await lacking().catch(String);
    if (lacks === null) return;
    if (performance.now() > deadline) throw new Error(`Waited in vain until ${what}: ${lacks}`);
    await pause(LOOKS_EACH_MS);
  }
};
