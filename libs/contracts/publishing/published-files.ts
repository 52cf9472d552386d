import { join } from 'node:path';

import type { EventSchema } from '../registry';
import { asyncApiOf } from './asyncapi';
import { docstringsIn } from './docstrings';
import { everyEvent } from './events-of';
import { textOf, type JsonSchema } from './json-schema';
import { publishedSchemaOf } from './published-schema';

/** Where the files are checked in. */
export const PUBLISHED = join(__dirname, '..', '..', '..', 'docs', 'contracts');

/** What is told of the contracts to those who do not read TypeScript: texts by their paths. */
export const publishedFiles = (): ReadonlyMap<string, string> => {
  const docstrings = docstringsIn(join(__dirname, '..'));
  const published = new Map<EventSchema, JsonSchema>(
    everyEvent.map((event) => [event, publishedSchemaOf(event, docstrings)]),
  );
  return new Map([
    ...[...published].map(([{ type, version }, schema]): [string, string] => [
      join('schemas', `${type}@${String(version)}.json`),
      textOf(schema),
    ]),
    ['asyncapi.json', textOf(asyncApiOf(published))],
  ]);
};
