import { messagesOf } from './messages-of';

describe('Server-sent events', () => {
  it('are put together from bytes that are cut anywhere, inside a character too', () => {
    const retries: number[] = [];
    const messages = messagesOf((ms) => retries.push(ms));
    const text = 'retry: 7\n\nid: 1\ndata: 한국\n\n: still here\n\nid: 2\ndata: €\n\n';
    const read = [...Buffer.from(text)].flatMap((byte) => messages(Uint8Array.of(byte)));
    expect(read).toMatchObject([
      { id: '1', data: '한국' },
      { id: '2', data: '€' },
    ]);
    expect(retries).toEqual([7]);
  });
});
