import { z } from 'zod';

import { legalDate, legalDay } from '../legal-date.schema';
import type { EventSchema } from '../registry';
import { dataSchemaOf } from '../topics';
import type { JsonSchema } from './json-schema';

/** Shapes that events share, under the names that they are published by. */
const shared = z.registry<{ id: string }>();
shared.add(legalDate, { id: 'LegalDate' });
shared.add(legalDay, { id: 'LegalDay' });

/** A rule that only code knows. Whoever reads the schema would never learn that it is there. */
export class UnspokenRule extends Error {
  constructor(event: string, path: string) {
    super(`${event}: a rule of ${path || 'the whole'} has no words; give refine a message.`);
  }
}

/**
 * What an event's data has to satisfy, and no word of explanation: what is frozen. Rules that JSON
 * Schema cannot say stand in `x-rules`, in the words in which the event is refused.
 *
 * @throws UnspokenRule
 */
export const bindingSchemaOf = ({ type, version, data }: EventSchema): JsonSchema => {
  const { $schema, ...binding } = z.toJSONSchema(data, {
    metadata: shared,
    override: ({ zodSchema, jsonSchema, path }) => {
      const rules = (zodSchema._zod.def.checks ?? []).filter(isRule).map(wordsOf);
      if (rules.some((rule) => rule === undefined)) throw new UnspokenRule(type, path.join('/'));
      if (rules.length > 0) jsonSchema['x-rules'] = rules;
    },
  });
  return JSON.parse(
    JSON.stringify({ $schema, $id: dataSchemaOf(type, version), ...binding }),
  ) as JsonSchema;
};

/** Of zod's checks those that a function decides; it says the others itself. */
const isRule = (check: z.core.$ZodCheck): boolean => check._zod.def.check === 'custom';

/** The words of a rule do not depend on what broke it; zod asks for an issue all the same. */
const ANY_ISSUE = { code: 'custom', input: undefined, path: [] } as never;

const wordsOf = (check: z.core.$ZodCheck): string | undefined => {
  const said = check._zod.def.error?.(ANY_ISSUE);
  return typeof said === 'string' ? said : said?.message;
};
