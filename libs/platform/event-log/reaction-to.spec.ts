import { provenance } from '@testing';

import type { Recorded } from './event-log';
import { reactionTo } from './reaction-to';

const sha256 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

const blocked: Recorded = {
  type: 'SanctionsInspectionBlocked',
  data: {},
  id: '6ba7b810-9dad-11d1-80b4-00c04fd430c8', // The namespace of the RFC's example, A.4.
  position: 7n,
  recordedAt: '2026-11-24T05:00:00.000Z',
  evidence: [sha256],
  stream: 'sanctions-regime/1718',
  version: 7,
  subject: 'S/2024/255',
  schemaVersion: 1,
  commit: { id: '2ed6657d-e927-568b-95e1-2665a8aea6a2', index: 0, size: 1 },
  provenance: provenance({ evidence: [sha256, sha256.replace('9', '8')] }),
  leafHash: sha256,
};

describe('A reaction', () => {
  it('has the id that RFC 9562 derives from its event and its name', () =>
    expect(reactionTo(blocked, 'www.example.com').commandId).toBe(
      '2ed6657d-e927-568b-95e1-2665a8aea6a2',
    ));

  it('is caused by its event, and rests on the documents of that fact alone', () =>
    expect(reactionTo(blocked, 'when-blocked-ask')).toMatchObject({
      causationId: blocked.id,
      correlationId: blocked.provenance.correlationId,
      actor: 'when-blocked-ask',
      cause: 'curation',
      evidence: [sha256],
    }));

  it('asks for the same at every delivery, and for something else than another reaction', () => {
    const once = reactionTo(blocked, 'when-blocked-ask');
    expect(reactionTo(blocked, 'when-blocked-ask')).toEqual(once);
    const other = reactionTo(blocked, 'when-blocked-warn');
    expect(other.commandId).not.toBe(once.commandId);
    expect(other.requestSha256).not.toBe(once.requestSha256);
  });

  it('asks for something else at each further attempt, and for the same at the same one', () => {
    const ids = [undefined, 'a', 'a', 'b'].map(
      (attempt) => reactionTo({ ...blocked, attempt }, 'when-blocked-ask').commandId,
    );
    expect(ids[2]).toBe(ids[1]);
    expect(new Set(ids).size).toBe(3);
  });
});
