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

import { asAsked } from './as-asked';

export class InMemoryEvidenceArchive extends EvidenceArchive {
  private readonly held = new Map<string, { record: EvidenceRecord; body: Uint8Array }>();

  private readonly requests = new Map<string, string>();

  constructor(private readonly maxBytes: number = MAX_EVIDENCE_BYTES) {
    super();
  }

  override keep(evidence: NewEvidence): Promise<EvidenceRecord> {
    return asAsked(() => {
      const record = archivedRecord(evidence, this.maxBytes);
      const first = this.held.get(record.sha256);
      if (first) return first.record;
      this.held.set(record.sha256, { record, body: new Uint8Array(evidence.body) });
      return record;
    });
  }

  override admit({ commandId, requestSha256 }: ArchivingRequest): Promise<void> {
    return asAsked(() => {
      const first = this.requests.get(commandId) ?? requestSha256;
      if (first !== requestSha256) throw new CommandIdReused(commandId);
      this.requests.set(commandId, first);
    });
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
