import { createServer, type IncomingMessage, type Server } from 'node:http';

import { inTime } from './in-time';

/** Why the instance is not ready; null where it is. */
export type Readiness = () => Promise<string | null>;

export type ManagementPorts = Readonly<{
  ready: Readiness;
  /** `Metrics` is one; without it there is no /metrics. */
  metrics?: Readonly<{ contentType: string; text: () => Promise<string> }> | undefined;
}>;

type Answer = Readonly<{ status: number; body: string; type?: string }>;

const METHODS = ['GET', 'HEAD'];

/**
 * `/healthz` answers while the process lives, `/readyz` while it can do its work, `/metrics` for
 * Prometheus. On a port of its own, so that whoever watches the process needs no way into the API.
 */
export const managementServer = (ports: ManagementPorts): Server =>
  createServer((request, response) => {
    void answerTo(request, ports).then(({ status, body, type = 'text/plain' }) =>
      response.writeHead(status, { 'content-type': type, ...allowed(status) }).end(body),
    );
  });

const answerTo = async (
  { url, method }: IncomingMessage,
  ports: ManagementPorts,
): Promise<Answer> => {
  if (!METHODS.includes(String(method))) return line(405, 'Only GET and HEAD are answered here.');
  const answers = answersOf(ports);
  const [path] = String(url).split('?', 1);
  const answer = answers.find(([known]) => known === path)?.[1];
  if (answer) return answer();
  const paths = answers.map(([known]) => known);
  return line(404, `Here are ${paths.slice(0, -1).join(', ')} and ${paths.slice(-1).join()}.`);
};

type Answers = readonly (readonly [path: string, answer: () => Promise<Answer>])[];

const answersOf = ({ ready, metrics }: ManagementPorts): Answers => [
  ['/healthz', () => Promise.resolve(line(200, 'alive'))],
  ['/readyz', () => readiness(ready)],
  ...(metrics ? [['/metrics', () => exposition(metrics)] as const] : []),
];

const readiness = async (ready: Readiness): Promise<Answer> => {
  try {
    const reason = await inTime('Whoever knows whether it is ready', ready(), PATIENCE_MS);
    return line(reason === null ? 200 : 503, reason ?? 'ready');
  } catch (error) {
    return line(503, error instanceof Error ? error.message : 'not ready');
  }
};

/** A little more than each who is asked has: whoever is silent is told of by name. */
const PATIENCE_MS = 3_500;

const exposition = async (metrics: NonNullable<ManagementPorts['metrics']>): Promise<Answer> => {
  try {
    return { status: 200, body: await metrics.text(), type: metrics.contentType };
  } catch (error) {
    return line(500, error instanceof Error ? error.message : 'The metrics cannot be told.');
  }
};

const line = (status: number, text: string): Answer => ({ status, body: `${text}\n` });

const allowed = (status: number) => (status === 405 ? { allow: METHODS.join(', ') } : {});
