import { answering, type AnsweringInstance } from '../testing';
import { follow } from './follow';
import { Instance } from './instance';

describe('Following a stream', () => {
  let silent: AnsweringInstance;

  afterEach(() => silent.close());

  it('takes a long silence for a lost connection: a sleeping peer never says goodbye', async () => {
    const interrupt = new AbortController();
    const { signal: interrupted } = interrupt;
    silent = await answering({
      'GET /v1/events/stream': (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write('retry: 7\n\n');
        return undefined;
      },
    });
    const paused: number[] = [];
    const messages = follow(new Instance(new URL(silent.url), interrupted), {
      after: '5',
      query: {},
      silenceMs: 200,
      onDrop: (position) => {
        expect(position).toBe('5');
      },
      io: {
        interrupted,
        pause: (ms) => {
          paused.push(ms);
          if (paused.length === 2) interrupt.abort();
          return Promise.resolve();
        },
      },
    });
    expect(await messages.next()).toEqual({ done: true, value: undefined });
    // As the stream asked for, not as we would have waited.
    expect(paused).toEqual([7, 7]);
  });
});
