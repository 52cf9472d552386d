import {
  newestSchemaOf,
  type DevelopmentFact,
  type EveryStreamFact,
  type ExportBanListFact,
  type ExportDeterminationIssued,
  type SanctionsRegimeFact,
} from '@contracts';
import type { DomainEvent, WordOnFacts } from '@kernel';

import { developments } from './developments.sentences';
import { exportControls } from './export-controls.sentences';
import { securityCouncil } from './security-council.sentences';
import { day, named, type Sentences } from './sentences';

type Fact =
  | ExportBanListFact
  | ExportDeterminationIssued
  | SanctionsRegimeFact
  | DevelopmentFact
  | WordOnFacts;

const everywhere: Sentences<EveryStreamFact | ExportDeterminationIssued | WordOnFacts> = {
  DateClaimed: ({ subject, field, claimed, source }) =>
    `${source} gives ${field} of ${subject} as ${day(claimed)}`,
  DateAdopted: ({ subject, field, adopted, reason }) =>
    `${field} of ${subject} taken to be ${day(adopted)}: ${reason}`,
  StatusConfirmed: ({ subject, provisions, stage, seenOn }) =>
    `Somebody looked on ${day(seenOn)}: ${subject}` +
    `${provisions === 'all' ? '' : ` ${named(provisions)}`} is ${stage}`,
  FactRetracted: ({ eventIds, reason }) =>
    `${String(eventIds.length)} fact${eventIds.length === 1 ? '' : 's'} retracted: ${reason}`,
  FactCorroborated: ({ subject }) => `A further document for ${subject}`,
  ExportDeterminationIssued: ({ question }) =>
    `A check of ${String(question.goods.length)} goods to ${question.destination} was recorded`,
};

const sentences: Sentences<Fact> = {
  ...everywhere,
  ...exportControls,
  ...securityCouncil,
  ...developments,
};

/** An event in words; its type alone where a newer instance tells what this build does not know. */
export const sentenceOf = ({ type, data }: DomainEvent): string => {
  if (!isTold(type)) return type;
  const said = newestSchemaOf(type).data.safeParse(data);
  const tell = sentences[type] as (told: object) => string;
  return said.success ? tell(said.data) : type;
};

const isTold = (type: string): type is keyof typeof sentences => Object.hasOwn(sentences, type);
