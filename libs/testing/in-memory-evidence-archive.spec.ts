import { evidenceArchiveContract } from './evidence-archive.contract';
import { InMemoryEvidenceArchive } from './in-memory-evidence-archive';

evidenceArchiveContract('in memory', (maxBytes) => new InMemoryEvidenceArchive(maxBytes));
