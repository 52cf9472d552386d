import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Value = Readonly<{ stringValue?: string; intValue?: number; boolValue?: boolean }>;

/** As OTLP/HTTP has it in JSON, as far as the suites look. */
export type SentSpan = Readonly<{
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  /** 1 internal, 2 server, 3 client, 4 producer, 5 consumer. */
  kind: number;
  attributes: readonly Readonly<{ key: string; value: Value }>[];
  events: readonly Readonly<{ name: string }>[];
  links: readonly Readonly<{ traceId: string; spanId: string }>[];
  /** 2 is an error. */
  status: Readonly<{ code?: number; message?: string }>;
}>;

type Export = Readonly<{
  resourceSpans: readonly Readonly<{
    resource: Readonly<{ attributes: SentSpan['attributes'] }>;
    scopeSpans: readonly Readonly<{ spans: readonly SentSpan[] }>[];
  }>[];
}>;

const takes = (response: ServerResponse): void => {
  response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
};

/** What an OpenTelemetry collector is to a process: a port that takes spans, or does not. */
export const startCollector = async (answer: (response: ServerResponse) => void = takes) => {
  const exports: Export[] = [];
  const paths: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      exports.push(JSON.parse(body) as Export);
      paths.push(String(request.url));
      answer(response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const resources = () => exports.flatMap(({ resourceSpans }) => resourceSpans);
  return {
    endpoint: `http://127.0.0.1:${String(port)}/v1/traces`,
    paths,
    /** In the order in which they ended. */
    spans: () => resources().flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
    /** Each with the service that it is of. */
    spansByService: () =>
      resources().flatMap(({ resource, scopeSpans }) =>
        scopeSpans.flatMap(({ spans }) =>
          spans.map((span) => ({ ...span, service: said(resource)['service.name'] })),
        ),
      ),
    resources: () => resources().map(({ resource }) => said(resource)),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

export type Collector = Awaited<ReturnType<typeof startCollector>>;

/** Attributes by their names. */
export const said = ({ attributes }: Pick<SentSpan, 'attributes'>): Record<string, unknown> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
