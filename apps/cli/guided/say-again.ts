import { WrongUsage } from '../expected-error';
import { askEvidence } from './ask-evidence';
import { askMember } from './ask-field';
import type { Dialogue } from './dialogue';
import { askPlace, streamOf, toldOf, type Draft } from './draft';
import { STREAM_KINDS, typesOf } from './fact-types';

type Again = (dialogue: Dialogue, draft: Draft) => Promise<Draft>;

/** Lets a person say one thing of a draft again: the stream, the document, or any of its fields. */
export const sayAgain: Again = async (dialogue, draft) => {
  const { type, place, told, evidence } = draft;
  const fields = Object.keys(toldOf(type, place).properties ?? {});
  const again = await dialogue.ask.choose<Again>('Which field?', [
    { name: `the stream: ${streamOf(place)}`, value: streamAgain },
    { name: `the document: ${evidence.join(', ')}`, value: documentAgain },
    ...fields.map((field) => ({
      name: `${field}: ${told[field] === undefined ? 'not stated' : JSON.stringify(told[field])}`,
      value: fieldAgain(field),
    })),
  ]);
  return again(dialogue, draft);
};

/** Among those that can hold such a fact. */
const streamAgain: Again = async (dialogue, draft) => {
  const kinds = STREAM_KINDS.filter((kind) => typesOf(kind).includes(draft.type));
  return { ...draft, place: await askPlace(dialogue, kinds) };
};

const documentAgain: Again = async (dialogue, draft) => ({
  ...draft,
  evidence: await askEvidence(dialogue),
});

const fieldAgain =
  (field: string): Again =>
  async ({ ask }, draft) => {
    const { type, place, told } = draft;
    const { properties = {}, required = [] } = toldOf(type, place);
    const schema = properties[field];
    if (!schema) throw new WrongUsage(`${type} has no field ${field}.`);
    const isRequired = required.includes(field);
    const member = { schema, isRequired, isOffered: true };
    const value = await askMember({ ask, zone: place.zone }, field, member);
    return { ...draft, told: { ...told, [field]: value } };
  };
