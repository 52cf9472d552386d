import { createParser, type EventSourceMessage } from 'eventsource-parser';

/** The first so many messages of a stream; the connection is closed then. */
export const messagesOf = async (
  url: string,
  count: number,
  headers: Record<string, string> = {},
): Promise<readonly EventSourceMessage[]> => {
  const aborter = new AbortController();
  const response = await fetch(url, { headers, signal: aborter.signal });
  if (!response.body) throw new Error(`No stream at ${url}`);
  const messages: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (message) => messages.push(message) });
  const text = new TextDecoder();
  for await (const bytes of response.body) {
    parser.feed(text.decode(bytes as Uint8Array, { stream: true }));
    if (messages.length >= count) break;
  }
  aborter.abort();
  return messages.slice(0, count);
};
