import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { answering, interdict, problem, sentJson, type AnsweringInstance } from '../testing';
import { CONTESTED, contestation, person, SHA, type Answers } from './person.fixture';

const OTHER = 'b'.repeat(64);

/** A look at something that any stream may tell of. */
const LOOKED = {
  'What happened?': ['StatusConfirmed'],
  subject: ['all of it'],
  provisions: ['all'],
  stage: ['in-force'],
  'seenOn (': ['2026-11-24'],
  'seenOn, as it is printed': [true],
  'Its document': [SHA],
};

describe('What a person said of a fact', () => {
  let instance: AnsweringInstance;
  let dir: string;

  beforeEach(async () => {
    instance = await answering({
      'POST /v1/facts': { status: 201, body: { data: { events: [] } } },
      'POST /v1/evidence': ({ body }) =>
        body.length === 0
          ? problem(400, 'EVIDENCE_EMPTY', 'There is nothing in it.')
          : { status: 201, body: { sha256: OTHER } },
      'GET /v1/export-ban-lists/kr-situational-licence': {
        body: { data: { list: 'kr-situational-licence', zone: 'Asia/Seoul' } },
      },
      'GET /v1/export-ban-lists/of-tomorrow': problem(404, 'LIST_UNKNOWN', 'No such list.'),
    });
    dir = await mkdtemp(join(tmpdir(), 'interdict-guided-'));
  });

  afterEach(async () => {
    await instance.close();
    await rm(dir, { recursive: true });
  });

  const record = (answers: Answers) =>
    interdict(['record'], {
      url: instance.url,
      isTTY: true,
      asker: () => Promise.resolve(person(answers)),
    });

  const AGAIN = { 'And now?': ['Say a field again', 'Record it'] };
  const sent = () =>
    sentJson(instance.received.filter(({ path }) => path === '/v1/facts').at(-1)) as object;

  it('can be said again of its stream, and its own field follows', async () => {
    await record({
      ...{ ...CONTESTED, ...AGAIN },
      'Which field?': ['the stream: sanctions-regime/1737'],
      'Which sanctions-regime': ['1737', '1718'],
    });
    const { data } = contestation;
    expect(sent()).toEqual({
      ...contestation,
      stream: 'sanctions-regime/1718',
      data: { ...data, regime: '1718' },
    });
  });

  it('is never asked for by the field that names the stream', async () => {
    const again = record({ ...CONTESTED, ...AGAIN, 'Which field?': ['regime'] });
    expect((await again).stderr).toContain('“regime” is no choice');
  });

  it('can be said again of its document', async () => {
    const cited = { 'Its document': [SHA, OTHER], 'Which field?': [`the document: ${SHA}`] };
    await record({ ...CONTESTED, ...AGAIN, ...cited });
    expect(sent()).toEqual({ ...contestation, evidence: [OTHER] });
  });

  it('can be of a stream of another kind where any stream may hold it', async () => {
    await record({
      ...{ ...LOOKED, ...AGAIN },
      'What is the fact about?': ['sanctions-regime', 'development'],
      'Which sanctions-regime': ['1718'],
      'seenOn, zone': [true],
      'Which field?': ['the stream'],
      'Which development': ['treaty-ru-kp-2024'],
    });
    expect(sent()).toMatchObject({ stream: 'development/treaty-ru-kp-2024' });
  });

  it('can be taken back where it need not be stated', async () => {
    const votes = { 'tally, for': ['9'], 'tally, against': ['1'], 'tally, abstaining': ['5'] };
    await record({
      ...{ ...CONTESTED, ...votes, ...AGAIN },
      'What happened?': ['DraftResolutionFailed'],
      symbol: ['S/2024/255'],
      'votedOn (': ['2024-03-28'],
      ...{ 'votedOn, as it is printed': [true], 'votedOn, zone': [true], casts: [false] },
      'State proposal, extendsMandateUntil?': [false, false],
      'State proposal, extendsMeasuresUntil?': [false, false],
      'State proposal, imposes?': [true, false],
      'proposal, imposes (': ['a ban'],
      'Which field?': ['proposal: {"imposes":["a ban"]}'],
    });
    expect(sent()).toMatchObject({ type: 'DraftResolutionFailed', data: { proposal: {} } });
    expect(sent()).not.toHaveProperty('data.proposal.imposes');
  });

  it.each([
    ['a regime', 'sanctions-regime', '1718', 'America/New_York'],
    ['a list', 'export-ban-list', 'kr-situational-licence', 'Asia/Seoul'],
  ])('of %s is offered the zone of its authority', async (_case, kind, name, zone) => {
    const place = { 'What is the fact about?': [kind], [`Which ${kind}`]: [name] };
    const ending = { 'seenOn, zone': [true], 'And now?': ['Record it'] };
    await record({ ...LOOKED, ...place, ...ending });
    expect(sent()).toMatchObject({ data: { seenOn: { zone } } });
  });

  it.each([
    ['a list that nobody knows', 'export-ban-list', 'of-tomorrow'],
    ['a development', 'development', 'treaty-ru-kp-2024'],
  ])('of %s is offered no zone: it is typed', async (_case, kind, name) => {
    const place = { 'What is the fact about?': [kind], [`Which ${kind}`]: [name] };
    const ending = {
      'seenOn, zone': [true, 'Asia/Tokio', 'Asia/Tokyo'],
      'And now?': ['Record it'],
    };
    await record({ ...LOOKED, ...place, ...ending });
    expect(sent()).toMatchObject({ data: { seenOn: { zone: 'Asia/Tokyo' } } });
  });

  it('is not lost for a file that cannot be read, or that is refused', async () => {
    const [empty, note] = [join(dir, 'empty.txt'), join(dir, 'note.txt')];
    await writeFile(empty, '');
    await writeFile(note, 'A note');
    const described = {
      'Who published it?': ['Our own desk', ' ', 'Our own desk'],
      'What kind of source': ['compilation', 'compilation'],
      'Its title': ['A note', '', 'A note'],
      'Its address': ['', ''],
    };
    const { stderr } = await record({
      ...{ ...CONTESTED, ...described, 'And now?': ['Record it'] },
      'Its document': [join(dir, 'none.txt'), empty, note],
    });
    expect(stderr).toContain('none.txt cannot be read (ENOENT).');
    expect(stderr).toContain('There is nothing in it. (EVIDENCE_EMPTY)');
    expect(sent()).toEqual({ ...contestation, evidence: [OTHER] });
  });
});
