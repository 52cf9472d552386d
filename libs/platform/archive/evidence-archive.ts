import { DomainError, type Instant } from '@kernel';

/** How much weight a source has, the heaviest first. */
export const TIERS = [
  'gazette',
  'un-document',
  'ministry',
  'publisher-list',
  'law-firm',
  'press',
  'compilation',
] as const;

export type Tier = (typeof TIERS)[number];

/**
 * A document is held as its bytes. A citation is held as the curated row, in RFC 8785 JSON: the
 * document itself was seen by somebody and is not here.
 */
export type EvidenceRecord = Readonly<{
  sha256: string;
  form: 'document' | 'citation';
  publisher: string;
  tier: Tier;
  title: string;
  /** Only where the source has one: nobody invents an address. */
  url: string | null;
  /** When the bytes were fetched or the row was curated. */
  retrievedAt: Instant;
  mediaType: string;
  bytes: number;
}>;

export type NewEvidence = Omit<EvidenceRecord, 'sha256' | 'bytes'> & Readonly<{ body: Uint8Array }>;

/** The id of a command, and the SHA-256 of the request that it came with, in hex. */
export type ArchivingRequest = Readonly<{ commandId: string; requestSha256: string }>;

/** Port and Nest token in one. Every adapter passes `evidenceArchiveContract` of @testing. */
export abstract class EvidenceArchive {
  /**
   * Keeps bytes under their SHA-256 before anyone reads them. What is archived already stays as it
   * was recorded first.
   *
   * @throws EvidenceTooLarge, EvidenceEmpty
   */
  abstract keep(evidence: NewEvidence): Promise<EvidenceRecord>;

  /**
   * Gives a command's id to the request that it came with, for ever. Once more changes nothing.
   *
   * @throws CommandIdReused the id belongs to another request
   */
  abstract admit(asked: ArchivingRequest): Promise<void>;

  /** Records in the order asked for; those that are not archived are left out. */
  abstract recordsOf(sha256: readonly string[]): Promise<readonly EvidenceRecord[]>;

  /** The bytes, checked against their hash. @throws EvidenceNotArchived, EvidenceDamaged */
  abstract bytesOf(sha256: string): Promise<Uint8Array>;
}

/** @throws EvidenceNotArchived for the first that is not */
export const requireArchived = async (
  archive: EvidenceArchive,
  cited: readonly string[],
): Promise<void> => {
  const records = await archive.recordsOf(cited);
  const held = new Set(records.map(({ sha256 }) => sha256));
  const missing = cited.find((sha256) => !held.has(sha256));
  if (missing !== undefined) throw new EvidenceNotArchived(missing);
};

export class EvidenceNotArchived extends DomainError {
  readonly code = 'EVIDENCE_NOT_ARCHIVED';

  constructor(sha256: string) {
    super(`No document is archived under ${sha256}: archive it first, then cite it.`);
  }
}

export class EvidenceTooLarge extends DomainError {
  readonly code = 'EVIDENCE_TOO_LARGE';

  constructor(bytes: number, limit: number) {
    super(`The document has ${String(bytes)} bytes; at most ${String(limit)} are archived.`);
  }
}

export class EvidenceEmpty extends DomainError {
  readonly code = 'EVIDENCE_EMPTY';

  constructor() {
    super('An empty document is evidence of nothing.');
  }
}

/** The bytes on disk are not those that were archived. */
export class EvidenceDamaged extends DomainError {
  readonly code = 'EVIDENCE_DAMAGED';

  constructor(sha256: string) {
    super(`The bytes archived under ${sha256} have another hash now.`);
  }
}
