import { createHash, randomUUID } from 'node:crypto';

import type { Provenance } from '@platform/event-log';

/** Another command at every call. */
export const provenance = (over: Partial<Provenance> = {}): Provenance => {
  const commandId = over.commandId ?? randomUUID();
  return {
    commandId,
    requestSha256: createHash('sha256').update(commandId).digest('hex'),
    correlationId: randomUUID(),
    causationId: null,
    actor: 'analyst-7',
    cause: 'publisher',
    evidence: ['9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
    ...over,
  };
};
