import { DomainError } from '@kernel';
import type { z } from 'zod';

import * as developments from './developments';
import {
  dateAdopted,
  dateClaimed,
  factCorroborated,
  factRetracted,
  statusConfirmed,
} from './every-stream';
import * as exportControls from './export-controls';
import * as securityCouncil from './security-council';

/** A schema of any event: what the log needs to know of it. */
export type EventSchema = Readonly<{
  type: string;
  version: number;
  data: z.ZodType<object>;
  subjectOf: (data: unknown) => string;
}>;

const schemas: readonly EventSchema[] = [
  securityCouncil.alternativeMonitoringEstablished,
  developments.armsSupplyPolicyReassessed,
  dateAdopted,
  dateClaimed,
  securityCouncil.draftResolutionFailed,
  securityCouncil.draftResolutionTabled,
  securityCouncil.draftResolutionVetoed,
  developments.evidenceReported,
  exportControls.exportBanListChangeTookEffect,
  exportControls.exportBanListEstablished,
  exportControls.exportBanListExpanded,
  exportControls.exportBanListExpansionAnnounced,
  exportControls.exportBanListItemised,
  exportControls.exportBanListRebased,
  exportControls.exportBanListReduced,
  exportControls.exportBanListResumed,
  exportControls.exportBanListSuspended,
  exportControls.exportBanListWithdrawn,
  exportControls.exportDeterminationIssued,
  factCorroborated,
  factRetracted,
  developments.incompatibilityAsserted,
  developments.inspectionQuestionAnswered,
  developments.inspectionQuestionOpened,
  securityCouncil.legalStatusContested,
  securityCouncil.monitoringMandateEstablished,
  securityCouncil.monitoringMandateExpired,
  securityCouncil.monitoringMandateExtended,
  developments.positionDeclared,
  securityCouncil.resolutionAdopted,
  securityCouncil.sanctionsInspectionBlocked,
  securityCouncil.sanctionsMeasureEased,
  securityCouncil.sanctionsMeasureExpired,
  securityCouncil.sanctionsMeasureImposed,
  securityCouncil.sanctionsRegimeEstablished,
  securityCouncil.sanctionsRegimeReinstated,
  securityCouncil.sanctionsRegimeTerminated,
  statusConfirmed,
  developments.treatyEnteredIntoForce,
  developments.treatyRatified,
  developments.treatySigned,
  developments.treatyTerminated,
  developments.treatyTextPublished,
  developments.violationAlleged,
  developments.violationDenied,
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
