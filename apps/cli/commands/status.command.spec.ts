import { answering, interdict } from '../testing';

const data = {
  log: { position: '128', recordedAt: '2026-11-24T05:00:00.000Z', generation: 'g-1' },
  models: [{ model: 'export-controls@1', position: '128', lag: '0', stopped: null }],
  freshness: [{ source: 'us-chpl', lastChecked: '2026-11-01', lastAccepted: null, stale: true }],
};

const statusOf = async (over: object, ...words: readonly string[]) => {
  const instance = await answering({ 'GET /v1/status': { body: { data: { ...data, ...over } } } });
  const ran = await interdict(['status', ...words], { url: instance.url });
  await instance.close();
  return ran;
};

describe('interdict status', () => {
  it('shows the head, each model with its lag, and what is stale', async () => {
    const { stdout, code } = await statusOf({});
    expect(stdout).toContain('Log at position 128, recorded 2026-11-24T05:00:00.000Z');
    expect(stdout).toContain('Generation g-1');
    expect(stdout).toMatch(/^export-controls@1 +128 +0 +running$/m);
    expect(stdout).toMatch(/^us-chpl +2026-11-01 +– +stale$/m);
    expect(code).toBe(0);
  });

  it('does not let a model that stopped look like a slow one', async () => {
    const stopped = { code: 'EVENT_UNKNOWN', position: '12' };
    const model = { model: 'export-controls@1', position: '11', lag: '117', stopped };
    const { stdout } = await statusOf({ models: [model] });
    expect(stdout).toMatch(/11 +117 +stopped: .*EVENT_UNKNOWN/);
  });

  const reacting = { consumer: 'standalone', position: '120', lag: '8' };

  it('shows how far those are who react', async () => {
    const { stdout } = await statusOf({ reactions: [reacting] });
    expect(stdout).toMatch(/^standalone +120 +8 +–$/m);
  });

  it.each([
    ['stopped', { stopped: { code: 'EVENT_UNKNOWN' } }, /8 +stopped: .*EVENT_UNKNOWN/],
    ['tries again', { stopped: null, outage: 'The broker is away.' }, /8 +tries again: The broker/],
  ])('says why nobody reacts where the instance says it: one %s', async (_case, why, said) => {
    const { stdout } = await statusOf({ reactions: [{ ...reacting, ...why }] });
    expect(stdout).toMatch(said);
  });

  it('shows which reaction is parked at which event, and what refused it', async () => {
    const parked = {
      ...{ consumer: 'standalone', eventId: 'e-41', position: '41' },
      ...{ reaction: 'when-sanctions-inspection-blocked-open-question' },
      ...{ code: 'STREAM_OF_NO_DEVELOPMENT', message: 'No such stream.' },
    };
    const { stdout } = await statusOf({ parked: [parked] });
    expect(stdout).toMatch(
      /^e-41 +41 +when-sanctions-inspection-blocked-open-question +No such stream\. \(STREAM_OF_/m,
    );
  });

  it('says that nothing is parked, but not of an instance that says nothing of it', async () => {
    expect((await statusOf({ parked: [] })).stdout).toContain('Nothing is parked.');
    expect((await statusOf({})).stdout).not.toMatch(/parked/i);
  });

  it('counts the evidence where the instance does', async () => {
    const { stdout } = await statusOf({ evidence: { documents: 2, citations: 9, bytes: 12000 } });
    expect(stdout).toContain('Evidence: 2 documents, 9 citations, 12000 bytes');
  });
});
