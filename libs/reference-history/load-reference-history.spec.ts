import { requireArchived } from '@platform/archive';
import { InMemoryEvidenceArchive } from '@testing';

import {
  loadReferenceHistory,
  referenceHistory,
  type ReferenceHistoryLoad,
  type ReferenceRecording,
} from '.';

const [first, ...others] = referenceHistory;
if (!first) throw new Error('There is no history to load.');

const documents = referenceHistory.flatMap(({ evidence }) => evidence).length;
const facts = referenceHistory.flatMap((stream) => stream.facts).length;

describe('Loading the reference history', () => {
  const archive = new InMemoryEvidenceArchive();
  let recordings: ReferenceRecording[];

  const load = (over: Partial<ReferenceHistoryLoad> = {}, history = referenceHistory) => {
    recordings = [];
    const commands = (recording: ReferenceRecording) => {
      recordings.push(recording);
      return Promise.resolve();
    };
    return loadReferenceHistory({ archive, commands, ...over }, history);
  };

  it('has each stream recorded whole by one command of its own', async () => {
    await load();
    expect(recordings.map(({ stream, facts: recorded }) => [stream, recorded.length])).toEqual(
      referenceHistory.map((stream) => [stream.stream, stream.facts.length]),
    );
    expect(new Set(recordings.map(({ provenance }) => provenance.commandId)).size).toBe(
      referenceHistory.length,
    );
  });

  it('archives every document before anyone cites it', async () => {
    const empty = new InMemoryEvidenceArchive();
    const commands = ({ provenance, facts: recorded }: ReferenceRecording) => {
      const cited = recorded.flatMap(({ evidence }) => evidence);
      expect([...new Set(cited)].sort()).toEqual(provenance.evidence);
      return requireArchived(empty, cited);
    };
    await load({ archive: empty, commands });
    expect.assertions(referenceHistory.length);
  });

  it('says who loads, and that it is the product’s curation and no publisher', async () => {
    await load();
    recordings.forEach(({ provenance }) =>
      expect(provenance).toMatchObject({
        actor: 'reference-history',
        cause: 'curation',
        causationId: null,
        correlationId: provenance.commandId,
      }),
    );
  });

  it('asks the same again when it is loaded again, so that the log answers as before', async () => {
    await load();
    const before = recordings;
    await load();
    expect(recordings).toEqual(before);
  });

  it('asks anew where a version of a stream is newer, and of the others the same', async () => {
    await load();
    const before = recordings.map(({ provenance }) => provenance.commandId);
    const newer = { ...first, version: first.version + 1, facts: first.facts.slice(1) };
    await load({}, [newer, ...others]);
    const after = recordings.map(({ provenance }) => provenance.commandId);
    expect(after[0]).not.toBe(before[0]);
    expect(after.slice(1)).toEqual(before.slice(1));
  });

  it('hashes the facts that it asks for, so that a forgotten version is noticed', async () => {
    await load();
    const before = recordings[0]?.provenance;
    await load({}, [{ ...first, facts: first.facts.slice(1) }]);
    const { commandId, requestSha256 } = recordings[0]?.provenance ?? {};
    expect(commandId).toBe(before?.commandId);
    expect(requestSha256).not.toBe(before?.requestSha256);
  });

  it('tells how far it is, from nothing to all documents and facts', async () => {
    const seen: [number, number][] = [];
    await load({ onProgress: (...progress) => seen.push(progress) });
    const total = documents + facts;
    expect(seen.map(([done]) => done)).toEqual(
      seen.map(([done]) => done).toSorted((a, b) => a - b),
    );
    expect([seen[0], seen.at(-1)]).toEqual([
      [0, total],
      [total, total],
    ]);
  });

  it('stops between two streams when it is told to', async () => {
    const stop = new AbortController();
    const recorded: string[] = [];
    const commands = ({ stream }: ReferenceRecording) => {
      recorded.push(stream);
      stop.abort(new Error('Ctrl-C'));
      return Promise.resolve();
    };
    await expect(load({ commands, signal: stop.signal })).rejects.toThrow('Ctrl-C');
    expect(recorded).toEqual([first.stream]);
  });

  it('hears of a command that failed, and asks no further', async () => {
    const commands = () => Promise.reject(new Error('The log is down.'));
    await expect(load({ commands })).rejects.toThrow('The log is down.');
  });
});
