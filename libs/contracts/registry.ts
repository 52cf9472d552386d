import { DomainError } from '@kernel';
import type { z } from 'zod';

import { dateAdopted, dateClaimed, factRetracted, statusConfirmed } from './every-stream';
import {
  exportBanListChangeTookEffect,
  exportBanListEstablished,
  exportBanListExpanded,
  exportBanListExpansionAnnounced,
  exportBanListItemised,
  exportBanListRebased,
  exportBanListReduced,
  exportBanListResumed,
  exportBanListSuspended,
  exportBanListWithdrawn,
  exportDeterminationIssued,
} from './export-controls';

/** A schema of any event: what the log needs to know of it. */
export type EventSchema = Readonly<{
  type: string;
  version: number;
  data: z.ZodType<object>;
  subjectOf: (data: unknown) => string;
}>;

const schemas: readonly EventSchema[] = [
  dateAdopted,
  dateClaimed,
  exportBanListChangeTookEffect,
  exportBanListEstablished,
  exportBanListExpanded,
  exportBanListExpansionAnnounced,
  exportBanListItemised,
  exportBanListRebased,
  exportBanListReduced,
  exportBanListResumed,
  exportBanListSuspended,
  exportBanListWithdrawn,
  exportDeterminationIssued,
  factRetracted,
  statusConfirmed,
];

const key = (type: string, version: number): string => `${type}@${String(version)}`;

const byKey = new Map(schemas.map((schema) => [key(schema.type, schema.version), schema]));

/** Every event ever shipped. The names are in the log for ever: this list only grows. */
export const eventTypes: readonly string[] = [...byKey.keys()];

/** An event of a newer build, or a name with a typing error. Nobody guesses what it means. */
export class UnknownEvent extends DomainError {
  readonly code = 'EVENT_UNKNOWN';

  constructor(type: string, version?: number) {
    super(`This build knows no event ${version === undefined ? type : key(type, version)}.`);
  }
}

/** Our own consumers stop at an event that they do not know. @throws UnknownEvent */
export const schemaOf = (type: string, version: number): EventSchema => {
  const schema = byKey.get(key(type, version));
  if (!schema) throw new UnknownEvent(type, version);
  return schema;
};

const newest = new Map<string, EventSchema>();
for (const schema of schemas) {
  if ((newest.get(schema.type)?.version ?? 0) < schema.version) newest.set(schema.type, schema);
}

/** A new fact is written in the newest version of its type. @throws UnknownEvent */
export const newestSchemaOf = (type: string): EventSchema => {
  const schema = newest.get(type);
  if (!schema) throw new UnknownEvent(type);
  return schema;
};
