import type { ServerResponse } from 'node:http';

import { answering, interdict, problem, type AnsweringInstance, type Received } from '../testing';

const event = (position: number, over: object = {}) => ({
  position: String(position),
  eventId: `e-${String(position)}`,
  type: 'ExportBanListExpanded',
  stream: 'export-ban-list/us-chpl',
  subject: 'change-1',
  recordedAt: '2026-11-24T05:00:00.000Z',
  ...over,
});

const message = (position: number, over: object = {}): string =>
  `id: ${String(position)}\nevent: any\ndata: ${JSON.stringify(event(position, over))}\n\n`;

type Piece = 'outage' | ((response: ServerResponse) => void);

const say =
  (text: string): Piece =>
  (response) =>
    response.write(text);

const status = {
  body: { data: { log: { position: '128' }, models: [], freshness: [] } },
};

describe('interdict events', () => {
  let instance: AnsweringInstance;

  afterEach(() => instance.close());

  it('shows a page of history, and where the next one begins', async () => {
    const meta = { position: '128', nextAfter: '2' };
    const page = { body: { data: [event(1), event(2, { subject: 'x' })], meta } };
    instance = await answering({ 'GET /v1/events': page });
    const words = ['events', '--after', '0', '--type', 'ExportBanListExpanded', '--limit', '2'];
    const { stdout, stderr } = await interdict(words, { url: instance.url });
    expect(stdout).toMatch(/^1 +2026-11-24T05:00:00.000Z +ExportBanListExpanded +export-ban-list/m);
    expect(stderr).toBe('There may be more: --after 2\n');
    expect(String(instance.received[0]?.query)).toBe('after=0&type=ExportBanListExpanded&limit=2');
  });
});

describe('interdict events --follow', () => {
  let instance: AnsweringInstance;
  let connections: Received[];

  /** Each connection says its piece; `hold` leaves it open, as a quiet stream is. */
  const open = async (pieces: readonly Piece[]) => {
    connections = [];
    instance = await answering({
      'GET /v1/status': status,
      'GET /v1/events/stream': (request, response) => {
        connections.push(request);
        const piece = pieces[connections.length - 1];
        if (piece === 'outage') return problem(503, 'MODEL_BEHIND', 'Starting.');
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write(': interdict\n\n');
        piece?.(response);
        return undefined;
      },
    });
  };

  afterEach(() => instance.close());

  /** Follows until a text has been printed, then presses Ctrl-C. */
  const followUntil = (last: string, ...words: readonly string[]) => {
    const interrupt = new AbortController();
    const onPrint = (text: string) => {
      if (text.includes(last)) interrupt.abort();
    };
    const { signal: interrupted } = interrupt;
    const circumstances = { url: instance.url, interrupted, onPrint };
    return interdict(['events', '--follow', ...words], circumstances);
  };

  it('begins at the newest position, prints events as they come, and ends at Ctrl-C', async () => {
    await open([say(message(129) + message(130))]);
    const { code, stdout, stderr } = await followUntil('e-130');
    expect(stdout.trim().split('\n')).toEqual([
      expect.stringMatching(/^129 .* e-129$/),
      expect.stringMatching(/^130 .* e-130$/),
    ]);
    expect(connections[0]?.query.get('after')).toBe('128');
    expect([code, stderr]).toEqual([0, '']);
  });

  it('goes on after a lost connection where it stopped: nothing lost, nothing twice', async () => {
    await open([
      (response) => response.write(message(1), () => response.destroy()),
      (response) => response.end(message(2)),
      say(message(3)),
    ]);
    const { stdout, stderr, code } = await followUntil('e-3', '--after', '0');
    expect(stdout.match(/^\d+/gm)).toEqual(['1', '2', '3']);
    expect(connections.map(({ headers }) => headers['last-event-id'])).toEqual(['0', '1', '2']);
    expect(stderr).toBe(
      'The connection was lost; going on after position 1.\n' +
        'The connection was lost; going on after position 2.\n',
    );
    expect(code).toBe(0);
  });

  it('waits through an outage, and tells of it once', async () => {
    const outage = 'outage';
    await open([(response) => response.end(message(1)), outage, outage, say(message(2))]);
    const { stdout, stderr } = await followUntil('e-2', '--after', '0');
    expect([stdout.match(/^\d+/gm), connections.length]).toEqual([['1', '2'], 4]);
    expect(stderr).toBe('The connection was lost; going on after position 1.\n');
  });

  it('leaves out other streams and subjects, and what is withheld', async () => {
    const withheld = JSON.stringify({ position: '2', recordedAt: '2026-11-24T05:00:00.000Z' });
    const others = [
      message(1, { stream: 'export-ban-list/other' }),
      `id: 2\nevent: withheld\ndata: ${withheld}\n\n`,
      message(3, { subject: 'change-2' }),
    ];
    await open([say([...others, message(4)].join(''))]);
    const narrowed = ['--stream', 'export-ban-list/us-chpl', '--subject', 'change-1'];
    const { stdout } = await followUntil('e-4', ...narrowed);
    expect(stdout.match(/^\d+/gm)).toEqual(['4']);
  });

  it('shows the place of what is withheld where nothing is narrowed', async () => {
    const withheld = JSON.stringify({ position: '2', recordedAt: '2026-11-24T05:00:00.000Z' });
    await open([(response) => response.write(`id: 2\ndata: ${withheld}\n\n${message(3)}`)]);
    const { stdout } = await followUntil('e-3');
    expect(stdout).toMatch(/^2 {2}2026-11-24T05:00:00.000Z {2}withheld/);
  });

  it('prints an event a line as JSON', async () => {
    await open([say(message(129))]);
    const { stdout } = await followUntil('e-129', '--json');
    expect(JSON.parse(stdout)).toEqual(event(129));
  });

  it('gives up where nobody listens at the first attempt', async () => {
    await open([]);
    const { code } = await interdict(['events', '--follow', '--after', '0']);
    expect(code).toBe(4);
  });

  it('has no use for a limit', async () => {
    await open([]);
    const words = ['events', '--follow', '--limit', '3'];
    const { code } = await interdict(words, { url: instance.url });
    expect([code, connections]).toEqual([2, []]);
  });
});
