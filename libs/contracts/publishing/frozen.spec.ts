import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { eventTypes } from '../registry';
import {
  currentSchemas,
  editionsOf,
  freeze,
  FROZEN,
  frozenIn,
  NotAdditive,
  NotAFrozenSchema,
  requireAdditive,
} from './frozen';
import { textOf, type JsonSchema } from './json-schema';

const frozen = frozenIn(FROZEN);

describe('The frozen schemas', () => {
  it.each([...currentSchemas])('of %s admit nothing that the current one refuses', (name, schema) =>
    expect(() => requireAdditive(name, schema, editionsOf(name, frozen))).not.toThrow(),
  );

  it.each([...currentSchemas])('hold %s; npm run contracts -- freeze adds it', (name, schema) =>
    expect(editionsOf(name, frozen).at(-1)?.schema).toEqual(schema),
  );

  it('are of events that this build still knows, in editions without a gap', () => {
    const names = [...new Set(frozen.map(({ type, version }) => `${type}@${String(version)}`))];
    expect(names.sort()).toEqual([...eventTypes].sort());
    for (const name of names) {
      const editions = editionsOf(name, frozen).map(({ edition }) => edition);
      expect(editions).toEqual(editions.map((_edition, i) => i));
    }
  });
});

describe('Freezing', () => {
  const treaty = (fields: Readonly<Record<string, JsonSchema>>, ...required: string[]) =>
    new Map<string, JsonSchema>([
      ['TreatySigned@1', { type: 'object', properties: fields, required }],
    ]);
  const title: JsonSchema = { type: 'string' };
  const place: JsonSchema = { type: 'string' };
  const [first, second] = ['TreatySigned@1.0.json', 'TreatySigned@1.1.json'];
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'frozen-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const texts = () => readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));

  it('adds the first edition of an event, word for word', () => {
    const current = treaty({ title }, 'title');
    expect(freeze(current, folder)).toEqual([first]);
    expect(texts()).toEqual([...current.values()].map(textOf));
  });

  it('adds nothing where nothing is new', () => {
    freeze(treaty({ title }, 'title'), folder);
    expect(freeze(treaty({ title }, 'title'), folder)).toEqual([]);
  });

  it('adds an edition for an optional field, and leaves the first as it was', () => {
    freeze(treaty({ title }, 'title'), folder);
    const [was] = texts();
    expect(freeze(treaty({ title, place }, 'title'), folder)).toEqual([second]);
    expect(texts()[0]).toBe(was);
  });

  it('refuses to lose what any edition had', () => {
    freeze(treaty({ title }, 'title'), folder);
    freeze(treaty({ title, place }, 'title'), folder);
    expect(() => freeze(treaty({ title }, 'title'), folder)).toThrow(
      'TreatySigned@1 breaks its edition 1; it has to be a new version:\n  field-removed at /place',
    );
  });

  it('refuses a change that is not additive, and writes nothing at all', () => {
    freeze(treaty({ title }, 'title'), folder);
    const was = texts();
    const asked = new Map([
      ['TreatyRatified@1', title],
      ...treaty({ title, place }, 'title', 'place'),
    ]);
    expect(() => freeze(asked, folder)).toThrow(NotAdditive);
    expect(texts()).toEqual(was);
  });

  it('holds a schema to every edition, the hand-made one in between notwithstanding', () => {
    freeze(treaty({ title, place }, 'title'), folder);
    const [narrower] = treaty({ title }, 'title').values();
    writeFileSync(join(folder, second), textOf(narrower ?? {}));
    expect(() => freeze(treaty({ title }, 'title'), folder)).toThrow('breaks its edition 0');
  });

  it('refuses a folder in which something else lies', () => {
    cpSync(join(FROZEN, first), join(folder, 'TreatySigned.json'));
    expect(() => freeze(treaty({ title }), folder)).toThrow(NotAFrozenSchema);
  });
});
