import type { Metrics } from './metrics';

/** What Prometheus would read: each sample under its name and its labels, in their order. */
export const scraped = async (metrics: Metrics): Promise<Readonly<Record<string, number>>> => {
  const text = await metrics.text();
  const samples = text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [])
    .map(([, name = '', labels = '', value]) => [nameWith(name, labels), Number(value)] as const);
  return Object.fromEntries(samples);
};

const nameWith = (name: string, labels: string): string => {
  const own = labels.split(',').filter((label) => label !== '' && !label.startsWith('service='));
  return own.length === 0 ? name : `${name}{${own.toSorted().join()}}`;
};
