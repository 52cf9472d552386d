import {
  archivedRecord,
  EvidenceArchive,
  EvidenceNotArchived,
  MAX_EVIDENCE_BYTES,
  type EvidenceRecord,
  type NewEvidence,
} from '@platform/archive';

export class InMemoryEvidenceArchive extends EvidenceArchive {
  private readonly held = new Map<string, { record: EvidenceRecord; body: Uint8Array }>();

  constructor(private readonly maxBytes: number = MAX_EVIDENCE_BYTES) {
    super();
  }

  // `async`, so that a refusal is a rejection here as it is where there is a database.
  // eslint-disable-next-line @typescript-eslint/require-await -- for the rejection, see above
  override async keep(evidence: NewEvidence): Promise<EvidenceRecord> {
    const record = archivedRecord(evidence, this.maxBytes);
    const first = this.held.get(record.sha256);
    if (first) return first.record;
    this.held.set(record.sha256, { record, body: new Uint8Array(evidence.body) });
    return record;
  }

  override recordsOf(sha256: readonly string[]): Promise<readonly EvidenceRecord[]> {
    return Promise.resolve(sha256.flatMap((asked) => this.held.get(asked)?.record ?? []));
  }

  override bytesOf(sha256: string): Promise<Uint8Array> {
    const found = this.held.get(sha256);
    return found
      ? Promise.resolve(new Uint8Array(found.body))
      : Promise.reject(new EvidenceNotArchived(sha256));
  }
}
