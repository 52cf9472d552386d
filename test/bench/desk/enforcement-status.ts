import { percentile, type Report } from '../figure';

const READS = 1000;
const REGIMES = '/v1/sanctions-regimes?asOf=';

/** All regimes on their three axes, one question after the other, through HTTP. */
export const enforcementStatus = async (url: string, report: Report): Promise<void> => {
  await reads(url, READS / 10);
  const took = await reads(url, READS);
  const what = 'enforcement status over all regimes';
  report({ what: `${what}, p50`, value: percentile(took, 0.5), unit: 'ms' });
  report({ what: `${what}, p95`, value: percentile(took, 0.95), unit: 'ms', target: 10 });
};

const reads = async (url: string, count: number): Promise<readonly number[]> => {
  const took: number[] = [];
  for (let i = 0; i < count; i += 1) {
    const begun = performance.now();
    const answer = await fetch(`${url}${REGIMES}${dayOf(i)}`);
    const { data } = (await answer.json()) as Readonly<{ data?: readonly unknown[] }>;
    took.push(performance.now() - begun);
    // A refusal, or a desk without regimes, would be the fastest answer of all.
    if (data === undefined || data.length === 0) throw new Error('No regimes were answered.');
  }
  return took;
};

/** Another day each time, over twenty years: regimes come and end in them. */
const dayOf = (i: number): string =>
  new Date(Date.UTC(2006, 0, 1 + ((i * 7) % 7300))).toISOString().slice(0, 10);
