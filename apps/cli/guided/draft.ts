import { askEvidence } from './ask-evidence';
import { askObject } from './ask-field';
import type { Asker } from './asker';
import type { Dialogue } from './dialogue';
import {
  schemaOfFact,
  STREAM_KINDS,
  typesOf,
  type FieldSchema,
  type StreamKind,
} from './fact-types';
import { zoneOf } from './zone-of';

/** The stream that a fact is for, and the zone that its dates are offered in. */
export type Place = Readonly<{ kind: StreamKind; name: string; zone: string | undefined }>;

/** A fact that is not recorded yet. */
export type Draft = Readonly<{
  type: string;
  place: Place;
  /** All but the field by which the fact names its own stream. */
  told: Readonly<Record<string, unknown>>;
  /** SHA-256 of each document. */
  evidence: readonly string[];
}>;

export const askDraft = async (dialogue: Dialogue): Promise<Draft> => {
  const { ask } = dialogue;
  const place = await askPlace(dialogue, STREAM_KINDS);
  const type = await ask.choose(
    'What happened?',
    typesOf(place.kind).map((value) => ({ name: value, value })),
  );
  const told = await askObject({ ask, zone: place.zone }, '', toldOf(type, place));
  return { type, place, told, evidence: await askEvidence(dialogue) };
};

export const askPlace = async (
  { ask, instance }: Dialogue,
  kinds: readonly StreamKind[],
): Promise<Place> => {
  const kind = await askKind(ask, kinds);
  const name = await ask.text(`Which ${kind.kind}? (${kind.example})`, { misfit: misfitOfName });
  return { kind, name, zone: await zoneOf(instance, kind, name) };
};

const askKind = async (ask: Asker, kinds: readonly StreamKind[]): Promise<StreamKind> => {
  const [only, ...others] = kinds;
  if (only && others.length === 0) return only;
  const choices = kinds.map((value) => ({ name: value.kind, value }));
  return ask.choose('What is the fact about?', choices);
};

const misfitOfName = (text: string): string | undefined =>
  /^[a-z0-9-]+$/.test(text) ? undefined : 'Small letters, digits and hyphens.';

/** What is asked for: the stream is named once, and the fact’s own field follows it. */
export const toldOf = (type: string, { kind }: Place): FieldSchema => {
  const schema = schemaOfFact(type);
  const fields = Object.entries(schema.properties ?? {}).filter(([name]) => name !== kind.field);
  return { ...schema, properties: Object.fromEntries(fields) };
};

/** The fact as it is posted. */
export const factOf = ({ type, place, told, evidence }: Draft) => {
  const { kind, name } = place;
  const isNamed = kind.field in (schemaOfFact(type).properties ?? {});
  const data = isNamed ? { [kind.field]: name, ...told } : told;
  return { type, stream: streamOf(place), data, evidence };
};

export const streamOf = ({ kind, name }: Place): string => `${kind.kind}/${name}`;
