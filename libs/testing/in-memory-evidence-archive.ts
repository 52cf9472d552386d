import {
  archivedRecord,
  EvidenceArchive,
  EvidenceNotArchived,
  MAX_EVIDENCE_BYTES,
  type ArchivingRequest,
  type EvidenceRecord,
  type NewEvidence,
} from '@platform/archive';
import { CommandIdReused } from '@platform/event-log';

export class InMemoryEvidenceArchive extends EvidenceArchive {
  private readonly held = new Map<string, { record: EvidenceRecord; body: Uint8Array }>();

  private readonly requests = new Map<string, string>();

  constructor(private readonly maxBytes: number = MAX_EVIDENCE_BYTES) {
    super();
  }

  // `async`, so that a refusal is a rejection here as it is where there is a database.
  // eslint-disable-next-line @typescript-eslint/require-await -- a refusal has to be a rejection
  override async keep(evidence: NewEvidence): Promise<EvidenceRecord> {
    const record = archivedRecord(evidence, this.maxBytes);
    const first = this.held.get(record.sha256);
    if (first) return first.record;
    this.held.set(record.sha256, { record, body: new Uint8Array(evidence.body) });
    return record;
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- a refusal has to be a rejection
  override async admit({ commandId, requestSha256 }: ArchivingRequest): Promise<void> {
    const first = this.requests.get(commandId) ?? requestSha256;
    if (first !== requestSha256) throw new CommandIdReused(commandId);
    this.requests.set(commandId, first);
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
