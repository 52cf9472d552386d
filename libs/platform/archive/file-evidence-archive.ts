import { CommandIdReused } from '@platform/event-log';
import type { Pool } from 'pg';

import { archivedRecord, MAX_EVIDENCE_BYTES, sha256Of } from './archived-record';
import {
  EvidenceArchive,
  EvidenceDamaged,
  EvidenceNotArchived,
  type ArchivingRequest,
  type EvidenceRecord,
  type NewEvidence,
} from './evidence-archive';
import { EvidenceFiles } from './evidence-files';

export type ArchivePlace = Readonly<{
  /** Holds the bytes; made when the first document comes. */
  directory: string;
  maxBytes?: number | undefined;
}>;

const INSERT = `
  INSERT INTO archive.evidence
    (sha256, form, publisher, tier, title, url, retrieved_at, media_type, bytes)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  ON CONFLICT (sha256) DO NOTHING`;

const SELECT = `
  SELECT e.sha256, e.form, e.publisher, e.tier, e.title, e.url,
         to_char(e.retrieved_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
           AS "retrievedAt",
         e.media_type AS "mediaType", e.bytes
    FROM unnest($1::text[]) WITH ORDINALITY AS asked (sha256, place)
    JOIN archive.evidence e USING (sha256)
   ORDER BY asked.place`;

const RECORDS_KEPT = 10_000;

/** Records in Postgres, bytes in files: a document may be far larger than a row should be. */
export class FileEvidenceArchive extends EvidenceArchive {
  private readonly files: EvidenceFiles;
  private readonly maxBytes: number;
  /** A record never changes: what was read once need not be asked for again. */
  private readonly known = new Map<string, EvidenceRecord>();

  constructor(
    private readonly pool: Pool,
    { directory, maxBytes }: ArchivePlace,
  ) {
    super();
    this.files = new EvidenceFiles(directory);
    this.maxBytes = maxBytes ?? MAX_EVIDENCE_BYTES;
  }

  override async keep(evidence: NewEvidence): Promise<EvidenceRecord> {
    const record = archivedRecord(evidence, this.maxBytes);
    // File first, row after: all that a crash can leave between them is a file that nobody cites.
    await this.files.write(record.sha256, evidence.body);
    const { sha256, form, publisher, tier, title, url, retrievedAt, mediaType, bytes } = record;
    const row = [sha256, form, publisher, tier, title, url, retrievedAt, mediaType, bytes];
    await this.pool.query(INSERT, row);
    const [first = record] = await this.recordsOf([sha256]);
    return first;
  }

  override async admit({ commandId, requestSha256 }: ArchivingRequest): Promise<void> {
    const asked = [commandId, Buffer.from(requestSha256, 'hex')];
    await this.pool.query(
      `INSERT INTO archive.receipt (command_id, request_sha256) VALUES ($1, $2)
       ON CONFLICT (command_id) DO NOTHING`,
      asked,
    );
    // Asked only now: another process may have been first.
    const { rows } = await this.pool.query(
      'SELECT FROM archive.receipt WHERE command_id = $1 AND request_sha256 = $2',
      asked,
    );
    if (rows.length === 0) throw new CommandIdReused(commandId);
  }

  override async recordsOf(sha256: readonly string[]): Promise<readonly EvidenceRecord[]> {
    const found = new Map<string, EvidenceRecord>();
    for (const hash of sha256) {
      const record = this.known.get(hash);
      if (record) found.set(hash, record);
    }
    const unread = sha256.filter((hash) => !found.has(hash));
    const read = unread.length === 0 ? [] : await this.read(unread);
    read.forEach((record) => found.set(record.sha256, record));
    return sha256.flatMap((hash) => found.get(hash) ?? []);
  }

  private async read(sha256: readonly string[]): Promise<readonly EvidenceRecord[]> {
    const { rows } = await this.pool.query<EvidenceRecord>(SELECT, [sha256]);
    // Bounded: an archive grows without end.
    if (this.known.size + rows.length > RECORDS_KEPT) this.known.clear();
    rows.forEach((record) => this.known.set(record.sha256, record));
    return rows;
  }

  override async bytesOf(sha256: string): Promise<Uint8Array> {
    // Also keeps a text that is no hash away from the paths of files.
    const [record] = await this.recordsOf([sha256]);
    if (!record) throw new EvidenceNotArchived(sha256);
    const bytes = await this.files.read(sha256);
    if (!bytes || sha256Of(bytes) !== sha256) throw new EvidenceDamaged(sha256);
    return bytes;
  }
}
