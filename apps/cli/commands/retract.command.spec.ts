import { answering, interdict, sentJson, type AnsweringInstance } from '../testing';

const events = [
  { position: '130', eventId: 'e-2', type: 'FactRetracted', subject: 'c-1', data: {} },
  { position: '131', eventId: 'e-3', type: 'ExportBanListExpanded', subject: 'c-1', data: {} },
];

describe('interdict retract', () => {
  let instance: AnsweringInstance;

  beforeAll(async () => {
    instance = await answering({
      'POST /v1/facts/e-1/retraction': ({ query }) => ({
        body: { data: { dryRun: query.get('dryRun') === 'true', events } },
      }),
    });
  });

  afterAll(() => instance.close());

  const retract = (...words: readonly string[]) =>
    interdict(['retract', 'e-1', ...words], { url: instance.url });

  it('posts the reason alone, and shows the retraction', async () => {
    const { stdout, code } = await retract('--reason', 'Misread.');
    const sent = instance.received.at(-1);
    expect(sentJson(sent)).toEqual({ reason: 'Misread.' });
    expect(sent?.query.get('dryRun')).toBeNull();
    expect(stdout).toMatch(/^130 +FactRetracted +c-1 +e-2$/m);
    expect(code).toBe(0);
  });

  it('posts the right fact with it where one is given', async () => {
    const replacement = '{"type":"ExportBanListExpanded","data":{},"evidence":[]}';
    await retract('--reason', 'Misread.', '--replacement', replacement, '--dry-run');
    const sent = instance.received.at(-1);
    expect(sentJson(sent)).toEqual({
      reason: 'Misread.',
      replacement: { type: 'ExportBanListExpanded', data: {}, evidence: [] },
    });
    expect(sent?.query.get('dryRun')).toBe('true');
  });

  it('needs a reason', async () => {
    expect((await retract()).stderr).toContain("'--reason <sentence>' not specified");
  });
});
