import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { bindingSchemaOf } from './binding-schema';
import { breachesOf, sentenceOf, type Finding } from './compatibility';
import { everyEvent } from './events-of';
import { textOf, type JsonSchema } from './json-schema';

export const FROZEN = join(__dirname, '..', 'frozen');

/** What a version of an event was once shipped as. Edition 0 is the first, each later one added. */
export type Frozen = Readonly<{
  type: string;
  version: number;
  edition: number;
  schema: JsonSchema;
}>;

/** `ExportBanListExpanded@1.0.json`. */
const NAME = /^([A-Z]\w+)@(\d+)\.(\d+)\.json$/;

/** A file in the folder that is no frozen schema: its name is the only thing that dates it. */
export class NotAFrozenSchema extends Error {
  constructor(file: string) {
    super(`${file} is no <Type>@<version>.<edition>.json.`);
  }
}

/** In the order of their editions. @throws NotAFrozenSchema */
export const frozenIn = (folder: string): readonly Frozen[] =>
  readdirSync(folder)
    .map((file): Frozen => {
      const [, type, version, edition] = NAME.exec(file) ?? [];
      if (type === undefined) throw new NotAFrozenSchema(file);
      const schema = JSON.parse(readFileSync(join(folder, file), 'utf8')) as JsonSchema;
      return { type, version: Number(version), edition: Number(edition), schema };
    })
    .toSorted((a, b) => a.edition - b.edition);

export const editionsOf = (name: string, frozen: readonly Frozen[]): readonly Frozen[] =>
  frozen.filter(({ type, version }) => `${type}@${String(version)}` === name);

/** A schema that is not what was shipped under its version: it needs a version of its own. */
export class NotAdditive extends Error {
  constructor(name: string, { edition }: Frozen, findings: readonly Finding[]) {
    const list = findings.map((finding) => `  ${sentenceOf(finding)}`).join('\n');
    super(`${name} breaks its edition ${String(edition)}; it has to be a new version:\n${list}`);
  }
}

/** The schemas of this build by their events' names: `ExportBanListExpanded@1`. */
export type Current = ReadonlyMap<string, JsonSchema>;

export const currentSchemas: Current = new Map(
  everyEvent.map((event) => [`${event.type}@${String(event.version)}`, bindingSchemaOf(event)]),
);

/**
 * Adds what is not frozen yet, and never touches a file that is there: all of it or nothing.
 *
 * @returns the names of the files that were added
 * @throws NotAdditive
 */
export const freeze = (current: Current, folder: string): readonly string[] => {
  const frozen = frozenIn(folder);
  const added = [...current].flatMap(([name, schema]) => {
    const editions = editionsOf(name, frozen);
    requireAdditive(name, schema, editions);
    const last = editions.at(-1);
    if (last && textOf(last.schema) === textOf(schema)) return [];
    const edition = (last?.edition ?? -1) + 1;
    return [{ file: `${name}.${String(edition)}.json`, text: textOf(schema) }];
  });
  // `wx` refuses a file that is there, whoever wrote it.
  for (const { file, text } of added) writeFileSync(join(folder, file), text, { flag: 'wx' });
  return added.map(({ file }) => file);
};

/** @throws NotAdditive */
export const requireAdditive = (
  name: string,
  schema: JsonSchema,
  editions: readonly Frozen[],
): void => {
  for (const edition of editions) {
    const findings = breachesOf(edition.schema, schema);
    if (findings.length > 0) throw new NotAdditive(name, edition, findings);
  }
};
