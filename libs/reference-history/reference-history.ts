import cnMofcom61 from './lists/cn-mofcom-61-2025.json';
import krSituationalLicence from './lists/kr-situational-licence.json';
import usChpl from './lists/us-chpl.json';
import { referenceStream, type ReferenceStream } from './reference-stream';

/** The curated facts that the product ships, each with its evidence: one element a stream. */
export const referenceHistory: readonly ReferenceStream[] = [
  krSituationalLicence,
  usChpl,
  cnMofcom61,
].map(referenceStream);
