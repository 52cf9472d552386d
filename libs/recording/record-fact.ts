import type { DomainEvent, Instant } from '@kernel';
import { requireArchived, type EvidenceArchive } from '@platform/archive';
import type { EventLog, NewFact, Provenance } from '@platform/event-log';

import { requireEvidence, requireEvidenceOfLook } from './cited-evidence';
import { corroborate, corroborationIn } from './corroboration';
import type { FactDoor, PostedFact } from './fact-door';
import { recordOrRehearse, type Options, type Outcome } from './record-or-rehearse';
import { retract } from './retraction';

export type RecordingPorts = Readonly<{ log: EventLog; archive: EvidenceArchive }>;

/** A fact recorded by hand. Its evidence is that of the provenance. */
export type FactToRecord = PostedFact &
  Readonly<{
    /** `sanctions-regime/1718` */
    stream: string;
    /** A UUID where the fact has a name of its own. */
    factId?: string | undefined;
    /** Nobody has looked on a day that begins after it. */
    askedAt: Instant;
  }>;

export type FactToRetract = Readonly<{
  stream: string;
  eventId: string;
  reason: string;
  /** What is right instead, with the provenance's evidence. */
  replacement?: PostedFact | undefined;
  askedAt: Instant;
}>;

type Delivery = Readonly<{ provenance: Provenance; options: Options<boolean> }>;

/**
 * @throws EvidenceMissing, EvidenceNotArchived, EvidenceOlderThanLook, and what the door refuses; a
 * corroboration: EventNotInStream, WordCorroborated, FactAlreadyRetracted, StreamDisagrees
 */
export const recordFact = <Fact extends DomainEvent, Command>(
  { log, archive }: RecordingPorts,
  door: FactDoor<Fact, Command>,
  { stream, factId, askedAt, ...posted }: FactToRecord,
  { provenance, options }: Delivery,
): Promise<Outcome<boolean>> =>
  recordOrRehearse<Fact>(log, { stream, provenance, options }, async (history) => {
    const { evidence } = provenance;
    const corroboration = corroborationIn(posted);
    if (corroboration) {
      door.requireOwn?.(stream);
      await requireEvidence(archive, posted.type, evidence);
      return corroborate<Fact>(history, corroboration, { stream, evidence });
    }
    const command = door.commandOf(stream, posted, askedAt);
    await requireEvidence(archive, posted.type, evidence);
    const facts = door.decide(history, command);
    await requireEvidenceOfLook(archive, door.lookedOn(command), evidence);
    return facts.map((decided) => named(decided, posted.type, factId));
  });

/** @throws EventNotInStream, FactAlreadyRetracted, FactSaidAgain, and what the door refuses */
export const retractFact = <Fact extends DomainEvent, Command>(
  { log, archive }: RecordingPorts,
  door: FactDoor<Fact, Command>,
  { stream, eventId, reason, replacement: right, askedAt }: FactToRetract,
  { provenance, options }: Delivery,
): Promise<Outcome<boolean>> =>
  recordOrRehearse<Fact>(log, { stream, provenance, options }, async (history) => {
    door.requireOwn?.(stream);
    const replacement = right && door.commandOf(stream, right, askedAt);
    await (right
      ? requireEvidence(archive, right.type, provenance.evidence)
      : requireArchived(archive, provenance.evidence));
    const facts = retract(door, history, { stream, eventId, reason, replacement });
    if (replacement) {
      await requireEvidenceOfLook(archive, door.lookedOn(replacement), provenance.evidence);
    }
    return facts;
  });

/** One fact may be decided into several: the name is that of the one which was posted. */
const named = (fact: NewFact, type: string, id: string | undefined): NewFact =>
  fact.type === type ? { ...fact, id } : fact;
