import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export type Received = Readonly<{
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: Buffer;
}>;

export type Reply = Readonly<{
  status?: number;
  headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON, a text as it is. */
  body: object | string;
}>;

/** What is answered, or what does the answering: a stream, a broken connection. */
export type Route = Reply | ((request: Received, response: ServerResponse) => Reply | undefined);

export type AnsweringInstance = Readonly<{
  url: string;
  received: readonly Received[];
  close: () => Promise<void>;
}>;

/** A real server on a free port that speaks canned answers: `{ 'GET /v1/status': … }`. */
export const answering = async (
  routes: Readonly<Record<string, Route>>,
): Promise<AnsweringInstance> => {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void receivedOf(request).then((got) => {
      received.push(got);
      const route = routes[`${got.method} ${got.path}`] ?? problem(404, 'ROUTE_UNKNOWN', got.path);
      const reply = typeof route === 'function' ? route(got, response) : route;
      if (reply) send(response, reply);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${String(port)}`, received, close };
};

/** A refusal as the API words one (RFC 9457). */
export const problem = (
  status: number,
  code: string,
  detail: string,
  errors?: readonly string[],
): Reply => ({
  status,
  headers: { 'content-type': 'application/problem+json' },
  body: { type: 'about:blank', title: code, status, code, detail, errors, correlationId: 'c-1' },
});

/** What was sent as JSON. */
export const sentJson = (received: Received | undefined): unknown =>
  JSON.parse(received?.body.toString() ?? 'null');

const receivedOf = async (request: IncomingMessage): Promise<Received> => {
  const address = new URL(request.url ?? '/', 'http://local');
  const { method = 'GET', headers } = request;
  const body = await buffer(request);
  const path = decodeURIComponent(address.pathname);
  return { method, path, query: address.searchParams, headers, body };
};

const send = (response: ServerResponse, { status = 200, headers, body }: Reply): void => {
  const isText = typeof body === 'string';
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(isText ? body : JSON.stringify(body));
};
