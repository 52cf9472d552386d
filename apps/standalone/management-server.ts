import { createServer, type Server } from 'node:http';

/** Why the instance is not ready; null where it is. */
export type Readiness = () => Promise<string | null>;

/**
 * `/healthz` answers while the process lives, `/readyz` while it can answer questions. On a port of
 * its own, so that whoever watches the process needs no way into the API.
 */
export const managementServer = (ready: Readiness): Server =>
  createServer((request, response) => {
    const say = (status: number, text: string) => {
      response.writeHead(status, { 'content-type': 'text/plain' }).end(`${text}\n`);
    };
    if (request.url === '/healthz') {
      say(200, 'alive');
    } else if (request.url === '/readyz') {
      ready().then(
        (reason) => {
          say(reason === null ? 200 : 503, reason ?? 'ready');
        },
        (error: unknown) => {
          say(503, error instanceof Error ? error.message : 'not ready');
        },
      );
    } else {
      say(404, 'Here are /healthz and /readyz.');
    }
  });
