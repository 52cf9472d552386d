import { createHash, randomUUID } from 'node:crypto';

import { UnreadableDate } from '@kernel';
import {
  EvidenceEmpty,
  EvidenceNotArchived,
  EvidenceTooLarge,
  requireArchived,
  type EvidenceArchive,
  type NewEvidence,
} from '@platform/archive';

const MAX_BYTES = 1000;

/** Other bytes at every call: one archive may serve all examples. */
const evidence = (over: Partial<NewEvidence> = {}): NewEvidence => ({
  form: 'document',
  publisher: 'MOTIE',
  tier: 'ministry',
  title: 'Notice 2024-31',
  url: null,
  retrievedAt: '2026-11-24T05:06:07.089Z',
  mediaType: 'text/plain',
  body: Buffer.from(`관보 ${randomUUID()}`),
  ...over,
});

const hashOf = (body: Uint8Array) => createHash('sha256').update(body).digest('hex');

/** One suite for every adapter: a fake that passes it cannot drift from the real archive. */
export const evidenceArchiveContract = (
  adapter: string,
  open: (maxBytes: number) => EvidenceArchive,
) =>
  describe(`The evidence archive ${adapter}`, () => {
    it('keeps bytes under their SHA-256, with all that was said of them', async () => {
      const archive = open(MAX_BYTES);
      const { body, ...said } = evidence({ url: 'https://example.org/notice' });
      const record = await archive.keep({ body, ...said });
      expect(record).toEqual({ ...said, sha256: hashOf(body), bytes: body.byteLength });
      expect(await archive.recordsOf([record.sha256])).toEqual([record]);
    });

    it('gives the bytes back as they came, whatever became of the buffer', async () => {
      const archive = open(MAX_BYTES);
      const bytes = [...Array(256).keys()];
      const body = Buffer.from(bytes);
      const { sha256 } = await archive.keep(evidence({ body }));
      body.fill(0);
      (await archive.bytesOf(sha256)).fill(1);
      expect([...(await archive.bytesOf(sha256))]).toEqual(bytes);
    });

    it('keeps a command’s id for the request that it came with first', async () => {
      const archive = open(MAX_BYTES);
      const asked = { commandId: randomUUID(), requestSha256: 'ab'.repeat(32) };
      await archive.admit(asked);
      await archive.admit(asked);
      const other = archive.admit({ ...asked, requestSha256: 'cd'.repeat(32) });
      await expect(other).rejects.toMatchObject({ code: 'COMMAND_ID_REUSED' });
      await archive.admit({ ...asked, commandId: randomUUID() });
    });

    it('leaves what is archived as it was recorded first', async () => {
      const archive = open(MAX_BYTES);
      const first = evidence();
      const record = await archive.keep(first);
      const again = { ...first, title: 'Another title', retrievedAt: '2027-01-01T00:00:00.000Z' };
      expect(await archive.keep(again)).toEqual(record);
      expect(await archive.recordsOf([record.sha256])).toEqual([record]);
    });

    it('gives everybody the same record who brings a document at the same moment', async () => {
      const archive = open(MAX_BYTES);
      const { body } = evidence();
      const kept = await Promise.all(
        Array.from({ length: 8 }, (_, i) =>
          archive.keep(evidence({ body, title: `Copy ${String(i)}` })),
        ),
      );
      expect(new Set(kept.map(({ title }) => title)).size).toBe(1);
      expect(Buffer.from(await archive.bytesOf(hashOf(body)))).toEqual(body);
    });

    it('answers in the order that was asked for, without what it does not hold', async () => {
      const archive = open(MAX_BYTES);
      const one = await archive.keep(evidence());
      const other = await archive.keep(evidence());
      const asked = [other.sha256, hashOf(Buffer.from('never brought')), one.sha256];
      expect(await archive.recordsOf(asked)).toEqual([other, one]);
      expect(await archive.recordsOf([])).toEqual([]);
    });

    it('answers the same when it is asked again, and what came meanwhile beside it', async () => {
      const archive = open(MAX_BYTES);
      const [early, late] = [evidence(), evidence()];
      const one = await archive.keep(early);
      const asked = [hashOf(Buffer.from(late.body)), one.sha256];
      expect(await archive.recordsOf(asked)).toEqual([one]);
      const other = await archive.keep(late);
      expect(await archive.recordsOf(asked)).toEqual([other, one]);
      expect(await archive.recordsOf(asked)).toEqual([other, one]);
    });

    it('names the first document that somebody cites and nobody archived', async () => {
      const archive = open(MAX_BYTES);
      const { sha256 } = await archive.keep(evidence());
      const missing = hashOf(Buffer.from('never brought'));
      await expect(requireArchived(archive, [sha256])).resolves.toBeUndefined();
      await expect(requireArchived(archive, [sha256, missing])).rejects.toThrow(missing);
      await expect(archive.bytesOf(missing)).rejects.toThrow(EvidenceNotArchived);
      await expect(archive.bytesOf('../../secret')).rejects.toThrow(EvidenceNotArchived);
    });

    it('takes a document of the largest size, and refuses one byte more', async () => {
      const archive = open(MAX_BYTES);
      const body = Buffer.alloc(MAX_BYTES + 1, randomUUID());
      const record = await archive.keep(evidence({ body: body.subarray(1) }));
      expect(record.bytes).toBe(MAX_BYTES);
      await expect(archive.keep(evidence({ body }))).rejects.toThrow(EvidenceTooLarge);
      expect(await archive.recordsOf([hashOf(body)])).toEqual([]);
    });

    it('refuses an empty document', () =>
      expect(open(MAX_BYTES).keep(evidence({ body: new Uint8Array() }))).rejects.toThrow(
        EvidenceEmpty,
      ));

    it('notes in UTC when a document was fetched, and refuses a day of no calendar', async () => {
      const archive = open(MAX_BYTES);
      const { retrievedAt } = await archive.keep(
        evidence({ retrievedAt: '2024-06-20T09:00:00+09:00' }),
      );
      expect(retrievedAt).toBe('2024-06-20T00:00:00.000Z');
      const never = evidence({ retrievedAt: '2024-02-30T00:00:00Z' });
      await expect(archive.keep(never)).rejects.toThrow(UnreadableDate);
    });
  });
