import type { Provider, Type } from '@nestjs/common';
import { CommandBus, CqrsModule, type ICommandHandler } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import { EvidenceArchive, type EvidenceRecord } from '@platform/archive';
import { EventLog } from '@platform/event-log';

import { InMemoryEventLog } from './in-memory-event-log';
import { InMemoryEvidenceArchive } from './in-memory-evidence-archive';

/** A bus with handlers of one context, and the ports in memory that they write through. */
export const commandBus = async (...handlers: readonly Type<ICommandHandler>[]) => {
  const log = new InMemoryEventLog();
  const archive = new InMemoryEvidenceArchive();
  const ports: Provider[] = [
    { provide: EventLog, useValue: log },
    { provide: EvidenceArchive, useValue: archive },
  ];
  const imports = [CqrsModule.forRoot()];
  const testing = await Test.createTestingModule({
    imports,
    providers: [...handlers, ...ports],
  }).compile();
  await testing.init();
  return { bus: testing.get(CommandBus), log, archive };
};

/** Archives a text that somebody may cite. */
export const archived = (archive: EvidenceArchive, text: string): Promise<EvidenceRecord> =>
  archive.keep({
    form: 'document',
    publisher: 'MOTIE',
    tier: 'ministry',
    title: 'A notice',
    url: null,
    retrievedAt: '2026-11-24T05:06:07.089Z',
    mediaType: 'text/plain',
    body: new TextEncoder().encode(text),
  });
