import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { corpus } from '@testing';
import { z } from 'zod';

import { schemaOf } from '../registry';
import { bindingSchemaOf, UnspokenRule } from './binding-schema';
import { named, rulesOf, type JsonSchema } from './json-schema';
import { PUBLISHED, publishedFiles } from './published-files';

const MEND = 'npm run contracts mends it';

const files = publishedFiles();

const checkedIn = (path: string): string => {
  const file = join(PUBLISHED, path);
  return existsSync(file) ? readFileSync(file, 'utf8') : 'not checked in';
};

const published = (name: string): JsonSchema =>
  JSON.parse(files.get(join('schemas', `${name}.json`)) ?? '{}') as JsonSchema;

describe('What is published of the contracts', () => {
  it.each([...files.keys()])('is checked in as it is now: %s', (path) =>
    // The key of a stale file says what to do about it.
    expect({ [MEND]: checkedIn(path) }).toEqual({ [MEND]: files.get(path) }),
  );

  it('has no file of an event that does not exist', () =>
    expect({ [MEND]: readdirSync(join(PUBLISHED, 'schemas')).sort() }).toEqual({
      [MEND]: [...files.keys()].flatMap((path) => path.split(/schemas./)[1] ?? []).sort(),
    }));

  it('says what the docstrings say: of the event, of a field, of a shape that others share', () => {
    const { title, description, properties, $defs } = published('MonitoringMandateExtended@1');
    expect(title).toBe('MonitoringMandateExtended@1');
    expect(description).toMatch(/^Of a regime whose history is partial/);
    expect(named(properties)['endsOn']?.description).toMatch(/^The last day, inclusive; null/);
    expect(named(properties)['mandate']?.description).toMatch(/^`panel-of-experts`/);
    expect(named($defs)['LegalDate']?.description).toBe('As precise as the source, never more.');
  });

  it('says of fields within fields what their docstrings say', () => {
    const { properties } = published('ResolutionAdopted@1');
    const proposal = named(named(properties)['proposal']?.properties);
    expect(proposal['extendsMandateUntil']?.description).toMatch(/monitoring mandate, inclusive/);
    const { properties: measure } = published('SanctionsMeasureImposed@1');
    expect(named(measure)['direction']?.description).toMatch(/^Null where the measure is not/);
  });

  it('says in words what JSON Schema cannot', () => {
    expect(rulesOf(published('SanctionsMeasureImposed@1'))).toEqual([
      'a cap, and nothing else, has a quantity, a unit and a period',
      'goods go in a direction',
    ]);
    const zone = named(named(published('TreatySigned@1').$defs)['LegalDay']?.properties)['zone'];
    expect(rulesOf(zone ?? {})).toEqual(['is no zone of the IANA database']);
  });

  it('leaves out no rule in silence', () => {
    const data = z.strictObject({
      list: z.string().refine((list) => list !== '', { error: () => undefined }),
    });
    const event = { type: 'ListNamed', version: 1, data, subjectOf: () => '' };
    expect(() => bindingSchemaOf(event)).toThrow(UnspokenRule);
  });

  it.each(corpus.map(({ name, data }) => [name, data] as const))(
    'admits and refuses what the code does: %s',
    (name, data) => {
      const [type = '', version] = name.split('@');
      const told = z.fromJSONSchema(published(name));
      const code = schemaOf(type, Number(version)).data;
      const [first = ''] = Object.keys(data);
      const without = Object.fromEntries(Object.entries(data).filter(([key]) => key !== first));
      for (const given of [data, { ...data, note: '' }, without, { ...data, [first]: 7 }]) {
        const verdict = given === data;
        expect([told.safeParse(given).success, code.safeParse(given).success]).toEqual([
          verdict,
          verdict,
        ]);
      }
    },
  );
});
