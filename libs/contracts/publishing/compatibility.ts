import {
  alternatives,
  dereferenced,
  isSchema,
  named,
  rulesOf,
  type JsonSchema,
} from './json-schema';

/** How a schema can break those who wrote by the earlier one, or read by it. */
export type Breach =
  | 'alternative-added'
  | 'alternative-removed'
  | 'bound-tightened'
  | 'field-made-optional'
  | 'field-removed'
  | 'keyword-changed'
  | 'pattern-changed'
  | 'required-added'
  | 'rule-changed'
  | 'type-changed'
  | 'value-added'
  | 'value-removed';

export type Finding = Readonly<{ breach: Breach; path: string }>;

/** `required-added at /parties`. */
export const sentenceOf = ({ breach, path }: Finding): string => `${breach} at ${path || '/'}`;

type Both = Readonly<{ before: JsonSchema; now: JsonSchema }>;
type Compared = (pair: Both, roots: Both, path: string) => readonly Finding[];

/**
 * Why a schema is not the earlier one with optional fields added. It has to admit whatever the
 * earlier one admitted, and to ask for nothing new; and since nobody who reads by the earlier one
 * may meet what it rules out, its closed sets stay closed: no new value, no new null.
 */
export const breachesOf = (before: JsonSchema, now: JsonSchema): readonly Finding[] =>
  compare({ before, now }, { before, now }, '');

const compare: Compared = (pair, roots, path) => {
  const before = alternatives(pair.before, roots.before);
  const now = alternatives(pair.now, roots.now);
  const rules = unionRules(pair, roots, path);
  const [one, other] = [before[0], now[0]];
  if (before.length === 1 && now.length === 1 && one && other) {
    return [...rules, ...compareShapes({ before: one, now: other }, roots, path)];
  }
  return [...rules, ...compareAlternatives(before, now, roots, path)];
};

/** Of several shapes together; each shape's own are compared with the shape. */
const unionRules: Compared = (pair, roots, path) => {
  const [before, now] = [
    dereferenced(pair.before, roots.before),
    dereferenced(pair.now, roots.now),
  ];
  const isUnion = [before, now].some(({ anyOf, oneOf }) => anyOf ?? oneOf);
  return isUnion ? rules({ before, now }, path) : [];
};

const compareAlternatives = (
  before: readonly JsonSchema[],
  now: readonly JsonSchema[],
  roots: Both,
  path: string,
): readonly Finding[] => {
  const left = new Set(now);
  const findings = before.flatMap((one): readonly Finding[] => {
    const found = nearest(one, [...left], roots, path);
    if (!found) return [{ breach: 'alternative-removed', path }];
    left.delete(found.shape);
    return found.findings;
  });
  return [...findings, ...[...left].map((): Finding => ({ breach: 'alternative-added', path }))];
};

/** Among shapes that say that they are the same one, that which differs least. */
const nearest = (
  before: JsonSchema,
  candidates: readonly JsonSchema[],
  roots: Both,
  path: string,
): Readonly<{ shape: JsonSchema; findings: readonly Finding[] }> | undefined =>
  candidates
    .filter((shape) => labelOf(shape) === labelOf(before))
    .map((shape) => ({ shape, findings: compareShapes({ before, now: shape }, roots, path) }))
    .toSorted((a, b) => a.findings.length - b.findings.length)[0];

/** `object precision=month`: by its type, and by what sets it apart from the others. */
const labelOf = ({ type, properties }: JsonSchema): string => {
  const marks = Object.entries(named(properties)).flatMap(([name, { const: mark }]) =>
    mark === undefined ? [] : [`${name}=${JSON.stringify(mark)}`],
  );
  return [String(type), ...marks].join(' ');
};

const compareShapes: Compared = (pair, roots, path) => {
  if (pair.before.type !== pair.now.type) return [{ breach: 'type-changed', path }];
  return [
    ...values(pair, path),
    ...patterns(pair, path),
    ...bounds(pair, path),
    ...rules(pair, path),
    ...others(pair, path),
    ...fields(pair, roots, path),
    ...items(pair, roots, path),
  ];
};

const found = (is: boolean, breach: Breach, path: string): readonly Finding[] =>
  is ? [{ breach, path }] : [];

const valuesOf = ({ const: only, enum: some }: JsonSchema): readonly string[] | undefined =>
  (only === undefined ? some : [only])?.map((value) => JSON.stringify(value));

const values = ({ before, now }: Both, path: string): readonly Finding[] => {
  const [old, fresh] = [valuesOf(before), valuesOf(now)];
  const isNarrower = fresh !== undefined && !old?.every((value) => fresh.includes(value));
  const isWider = old !== undefined && !fresh?.every((value) => old.includes(value));
  return [...found(isNarrower, 'value-removed', path), ...found(isWider, 'value-added', path)];
};

/** Whether another pattern admits the same, nobody can tell from its letters. */
const patternsOf = ({ pattern, format, allOf = [] }: JsonSchema): string => {
  const all = [...(pattern === undefined ? [] : [{ pattern }]), ...allOf];
  return JSON.stringify([format, ...all.map((one) => JSON.stringify(one)).toSorted()]);
};

const patterns = ({ before, now }: Both, path: string): readonly Finding[] =>
  found(patternsOf(before) !== patternsOf(now), 'pattern-changed', path);

const LOWER = ['minLength', 'minItems', 'minimum', 'exclusiveMinimum'];
const UPPER = ['maxLength', 'maxItems', 'maximum', 'exclusiveMaximum'];

/** Whoever reads eighty letters reads a hundred: a bound may be loosened. */
const bounds = ({ before, now }: Both, path: string): readonly Finding[] => {
  const bound = (schema: JsonSchema, name: string, none: number): number => {
    const value = schema[name];
    return typeof value === 'number' ? value : none;
  };
  const isTighter =
    LOWER.some((name) => bound(now, name, -Infinity) > bound(before, name, -Infinity)) ||
    UPPER.some((name) => bound(now, name, Infinity) < bound(before, name, Infinity));
  return found(isTighter, 'bound-tightened', path);
};

const rules = ({ before, now }: Both, path: string): readonly Finding[] =>
  found(rulesOf(before).join('\n') !== rulesOf(now).join('\n'), 'rule-changed', path);

/** What the others compare, or what binds nothing. Whatever else differs is a finding. */
const COMPARED = new Set([
  ...['$schema', '$id', '$defs', 'title', 'description', 'x-rules', 'type', 'const', 'enum'],
  ...['pattern', 'format', 'allOf', 'properties', 'required', 'items', ...LOWER, ...UPPER],
]);

const others = ({ before, now }: Both, path: string): readonly Finding[] => {
  const rest = (schema: JsonSchema) =>
    JSON.stringify(
      Object.entries(schema)
        .filter(([keyword]) => !COMPARED.has(keyword))
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    );
  return found(rest(before) !== rest(now), 'keyword-changed', path);
};

const fields: Compared = ({ before, now }, roots, path) => {
  const [old, fresh] = [named(before.properties), named(now.properties)];
  const [must, mustNow] = [new Set(before.required), new Set(now.required)];
  const names = [...new Set([...Object.keys(old), ...Object.keys(fresh)])];
  return names.flatMap((name) => {
    const at = `${path}/${name}`;
    const [was, is] = [old[name], fresh[name]];
    if (was && !is) return found(true, 'field-removed', at);
    return [
      ...found(mustNow.has(name) && !must.has(name), 'required-added', at),
      ...found(must.has(name) && !mustNow.has(name), 'field-made-optional', at),
      ...(was && is ? compare({ before: was, now: is }, roots, at) : []),
    ];
  });
};

const items: Compared = (pair, roots, path) => {
  const [before, now] = [pair.before.items, pair.now.items];
  if (isSchema(before) && isSchema(now)) return compare({ before, now }, roots, `${path}/*`);
  return found(JSON.stringify(before) !== JSON.stringify(now), 'keyword-changed', path);
};
