import { randomUUID } from 'node:crypto';
import { types } from 'node:util';

import { z } from 'zod';

import { ConnectionLost, Interrupted, NothingListens, NotInterdict } from '../expected-error';
import { codeOf } from '../system-error';
import { failureOf } from './problem';

export type Query = Readonly<
  Record<string, string | number | boolean | readonly string[] | undefined>
>;

export type Body = Readonly<{ bytes: Uint8Array | string; mediaType: string }>;

/** An answer as it was read, and as it came: `--json` prints the latter untouched. */
export type Answer<Read> = Readonly<{ read: Read; text: string }>;

type Request = Readonly<{
  query?: Query | undefined;
  headers?: Readonly<Record<string, string>>;
  body?: Body;
  /** Gives the connection up; Ctrl-C does so anyway. */
  signal?: AbortSignal;
}>;

/** A running instance, by its address. It knows of the API what every route has in common. */
export class Instance {
  constructor(
    readonly url: URL,
    private readonly interrupted: AbortSignal,
    /** An opaque id of who acts; the instance has one of its own for who does not say. */
    private readonly actor?: string,
  ) {}

  /** @throws Refused, NotReady, NothingListens, NotInterdict, Interrupted */
  async get<Read>(path: string, schema: z.ZodType<Read>, query?: Query): Promise<Answer<Read>> {
    const response = await this.open(path, { query, headers: { accept: 'application/json' } });
    return this.answer(response, schema);
  }

  /** One key for both attempts: an answer that got lost is asked for again, not done again. */
  async post<Read>(
    path: string,
    schema: z.ZodType<Read>,
    { key = randomUUID(), ...sent }: Readonly<{ query?: Query; body: Body; key?: string }>,
  ): Promise<Answer<Read>> {
    const headers = {
      accept: 'application/json',
      'content-type': sent.body.mediaType,
      'idempotency-key': key,
      ...(this.actor !== undefined && { 'x-actor': this.actor }),
    };
    const ask = async () => this.answer(await this.open(path, { ...sent, headers }), schema);
    return ask().catch((error: unknown) => {
      if (error instanceof ConnectionLost) return ask();
      throw error;
    });
  }

  /** A response whose body the caller reads. @throws as `get` does */
  async open(path: string, { query = {}, headers = {}, body, signal }: Request): Promise<Response> {
    const response = await this.reached(
      fetch(this.address(path, query), {
        method: body ? 'POST' : 'GET',
        headers,
        body: body ? Buffer.from(body.bytes) : null,
        signal: signal ? AbortSignal.any([this.interrupted, signal]) : this.interrupted,
      }),
    );
    if (response.ok) return response;
    throw failureOf(this.url, response.status, await this.reached(response.text()));
  }

  /** A body piece by piece. @throws ConnectionLost where it breaks off */
  async *piecesOf({ body }: Response): AsyncGenerator<Uint8Array> {
    if (!body) return;
    const reader: ReadableStreamDefaultReader<Uint8Array> = body.getReader();
    try {
      for (;;) {
        const piece = await this.reached(reader.read());
        if (piece.done) return;
        yield piece.value;
      }
    } finally {
      // A reader that stops early leaves no connection open.
      await reader.cancel().catch(() => undefined);
    }
  }

  private async answer<Read>(response: Response, schema: z.ZodType<Read>): Promise<Answer<Read>> {
    const text = await this.reached(response.text());
    try {
      return { read: schema.parse(JSON.parse(text)), text };
    } catch (error) {
      throw new NotInterdict(this.url, misfitOf(error));
    }
  }

  private address(path: string, query: Query): URL {
    const address = new URL(path, this.url);
    for (const [name, value] of Object.entries(query)) {
      for (const one of [value ?? []].flat()) address.searchParams.append(name, String(one));
    }
    return address;
  }

  private async reached<Got>(attempt: Promise<Got>): Promise<Got> {
    try {
      return await attempt;
    } catch (error) {
      if (this.interrupted.aborted) throw new Interrupted();
      const cause = causeOf(error);
      throw LOST.has(cause)
        ? new ConnectionLost(this.url, cause)
        : new NothingListens(this.url, cause);
    }
  }
}

/** `at('v1/events', id)`: names that came from outside are escaped. */
export const at = (route: string, ...names: readonly string[]): string =>
  [route, ...names.map(encodeURIComponent)].join('/');

export const json = (value: unknown): Body => ({
  bytes: JSON.stringify(value),
  mediaType: 'application/json',
});

const GIVEN_UP = 'no sign of life';

/** What `fetch` is told when a connection that stood breaks. */
const LOST = new Set([GIVEN_UP, 'ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'UND_ERR_BODY_TIMEOUT']);

const causeOf = (thrown: unknown): string => {
  // An abort alone is thrown as a DOMException.
  if (!types.isNativeError(thrown)) return GIVEN_UP;
  return codeOf(thrown.cause ?? thrown);
};

const misfitOf = (error: unknown): string => {
  if (!(error instanceof z.ZodError)) return 'the answer is no JSON';
  const [first] = error.issues;
  return `at ${first?.path.join('.') ?? '?'}: ${first?.message ?? 'unknown'}`;
};
