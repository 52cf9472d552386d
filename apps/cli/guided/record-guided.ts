import { archiveFile } from '../evidence/archive';
import { Refused, WrongUsage } from '../expected-error';
import { recordedFacts } from '../facts/recorded.answer';
import { showRecorded } from '../facts/show-recorded';
import { json as jsonBody, type Instance } from '../instance/instance';
import type { Terminal } from '../terminal';
import { askField, askObject } from './ask-field';
import type { Asker } from './asker';
import { schemaOfFact, STREAM_KINDS, typesOf, type FieldSchema } from './fact-types';

type Draft = Readonly<{
  type: string;
  stream: string;
  data: Readonly<Record<string, unknown>>;
  evidence: readonly string[];
}>;

/** Dates are offered in the zone of the Council; every other authority's is typed. */
const ZONE = 'America/New_York';

/**
 * Guides a person through one fact: what it is, what it says, what it rests on. Shows what would be
 * recorded and which answers would change, and lets every field be said again until then.
 */
export const recordGuided = async (terminal: Terminal, url: string | undefined): Promise<void> => {
  const instance = terminal.instance(url);
  const ask = await terminal.io.asker(terminal.io);
  let draft = await askDraft(ask, instance);
  for (;;) {
    await rehearse(terminal, instance, draft);
    const next = await ask.choose('And now?', [
      { name: 'Record it', value: 'record' as const },
      { name: 'Say a field again', value: 'edit' as const },
      { name: 'Give up: nothing is recorded', value: 'leave' as const },
    ]);
    if (next === 'leave') return;
    if (next === 'edit') draft = await edited(ask, draft);
    else if (await recorded(terminal, instance, draft)) return;
  }
};

const askDraft = async (ask: Asker, instance: Instance): Promise<Draft> => {
  const kind = await ask.choose(
    'What is the fact about?',
    STREAM_KINDS.map((value) => ({ name: value.kind, value })),
  );
  const name = await ask.text(`Which ${kind.kind}? (${kind.example})`, { misfit: misfitOfName });
  const type = await ask.choose(
    'What happened?',
    typesOf(kind).map((value) => ({ name: value, value })),
  );
  const { [kind.field]: own, ...properties } = schemaOfFact(type).properties ?? {};
  const schema = { ...schemaOfFact(type), properties };
  const told = await askObject({ ask, zone: ZONE }, '', schema);
  const data = own === undefined ? told : { [kind.field]: name, ...told };
  return { type, stream: `${kind.kind}/${name}`, data, evidence: await askEvidence(ask, instance) };
};

const misfitOfName = (text: string): string | undefined =>
  /^[a-z0-9-]+$/.test(text) ? undefined : 'Small letters, digits and hyphens.';

const TIERS = [
  ...['gazette', 'un-document', 'ministry', 'publisher-list'],
  ...['law-firm', 'press', 'compilation'],
];

/** A fact without a document is an opinion. */
const askEvidence = async (ask: Asker, instance: Instance): Promise<readonly string[]> => {
  const cited = await ask.text(
    'Its document: a file to archive, or the SHA-256 of an archived one',
    {
      misfit: (text) => (text.trim() === '' ? 'A fact cites its evidence.' : undefined),
    },
  );
  if (/^[0-9a-f]{64}$/.test(cited)) return [cited];
  const publisher = await ask.text('Who published it?');
  const tier = await ask.choose(
    'What kind of source is it?',
    TIERS.map((value) => ({ name: value, value })),
  );
  const title = await ask.text('Its title');
  const documentUrl = await ask.text('Its address, if it has one');
  const described = { publisher, tier, title, ...(documentUrl !== '' && { documentUrl }) };
  return [await archiveFile(instance, cited, described)];
};

/** What is refused now can be mended now. */
const rehearse = (terminal: Terminal, instance: Instance, draft: Draft): Promise<boolean> =>
  told(terminal, instance, draft, true);

const recorded = (terminal: Terminal, instance: Instance, draft: Draft): Promise<boolean> =>
  told(terminal, instance, draft, false);

const told = async (
  terminal: Terminal,
  instance: Instance,
  draft: Draft,
  dryRun: boolean,
): Promise<boolean> => {
  try {
    const body = jsonBody(draft);
    const query = dryRun ? { dryRun } : {};
    const { read } = await instance.post('v1/facts', recordedFacts, { query, body });
    showRecorded(terminal, read.data);
    return true;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    terminal.note(error.message);
    error.particulars.forEach((line) => {
      terminal.note(`  ${line}`);
    });
    return false;
  }
};

const edited = async (ask: Asker, draft: Draft): Promise<Draft> => {
  const properties = schemaOfFact(draft.type).properties ?? {};
  const field = await ask.choose(
    'Which field?',
    Object.keys(properties).map((name) => ({
      name: `${name}: ${name in draft.data ? JSON.stringify(draft.data[name]) : 'not stated'}`,
      value: name,
    })),
  );
  const schema: FieldSchema | undefined = properties[field];
  if (!schema) throw new WrongUsage(`${draft.type} has no field ${field}.`);
  const value = await askField({ ask, zone: ZONE }, field, schema);
  return { ...draft, data: { ...draft.data, [field]: value } };
};
