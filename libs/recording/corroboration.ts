import { factCorroborated } from '@contracts';
import { isWordOnFacts, standing, type DomainEvent, type FactCorroborated } from '@kernel';

import type { KnownFact, PostedFact } from './fact-door';
import {
  EventNotInStream,
  FactAlreadyRetracted,
  StreamDisagrees,
  WordCorroborated,
} from './recording.errors';

type Corroboration = FactCorroborated['data'];

export const corroborationIn = ({ type, data }: PostedFact): Corroboration | undefined =>
  type === factCorroborated.type ? factCorroborated.data.parse(data) : undefined;

/**
 * A further document for facts that stand. Nothing, where they rest on all of it already.
 *
 * @throws EventNotInStream, WordCorroborated, FactAlreadyRetracted, StreamDisagrees another subject
 * than theirs
 */
export const corroborate = <Fact extends DomainEvent>(
  history: readonly KnownFact<Fact>[],
  data: Corroboration,
  { stream, evidence }: Readonly<{ stream: string; evidence: readonly string[] }>,
): readonly FactCorroborated[] => {
  const stands = new Map(standing<Fact>(history).map((fact) => [fact.id, fact]));
  const rested = data.eventIds.map((id) => {
    const held = history.find((fact) => fact.id === id);
    if (!held) throw new EventNotInStream(id, stream);
    if (isWordOnFacts(held)) throw new WordCorroborated(id);
    const fact = stands.get(id);
    if (!fact) throw new FactAlreadyRetracted(id);
    if (held.subject !== data.subject) throw new StreamDisagrees(stream, data.subject);
    return fact.evidence;
  });
  const isNew = rested.some((cited) => evidence.some((sha256) => !cited.includes(sha256)));
  return isNew ? [{ type: 'FactCorroborated', data }] : [];
};
