import { createParser } from 'eventsource-parser';

import { until } from './until';

/** Somebody who follows `GET /v1/events/stream`, and goes on behind the last message it has. */
export class StreamClient {
  /** The ids of all messages, as they came. */
  readonly heard: string[] = [];

  private readonly over = new AbortController();

  /**
   * Listens to an API until the connection ends, however it does.
   *
   * @throws Error where there is no stream
   */
  async follow(url: string): Promise<void> {
    const last = this.heard.at(-1);
    const response = await fetch(`${url}/v1/events/stream`, {
      headers: last === undefined ? {} : { 'last-event-id': last },
      signal: this.over.signal,
    });
    if (!response.ok || !response.body) throw new Error(`No stream: ${await response.text()}`);
    await this.listenTo(response.body).catch(() => undefined);
  }

  /** Until so many messages have come. */
  hears(count: number): Promise<void> {
    return until(`${String(count)} messages have come`, () => {
      const { length } = this.heard;
      return Promise.resolve(length >= count ? null : `${String(length)} have`);
    });
  }

  leave(): void {
    this.over.abort();
  }

  /** What the end has cut in two was never heard. */
  private async listenTo(body: AsyncIterable<Uint8Array>): Promise<void> {
    const parser = createParser({ onEvent: ({ id }) => this.heard.push(String(id)) });
    const text = new TextDecoder();
    for await (const bytes of body) parser.feed(text.decode(bytes, { stream: true }));
  }
}
