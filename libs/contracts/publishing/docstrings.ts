import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import ts from 'typescript';

/** What the sources say of a shape, and of its fields. */
export type Words = Readonly<{ says?: string | undefined; fields: ReadonlyMap<string, Words> }>;

const NOTHING: Words = { fields: new Map() };

type Source = Readonly<{
  /** Every const of the file that has a value, by its name. */
  consts: ReadonlyMap<string, ts.VariableDeclaration>;
  /** Where a name was imported from: the path of a file. */
  imports: ReadonlyMap<string, string>;
}>;

type Sources = ReadonlyMap<string, Source>;

/**
 * The docstrings of a folder of schemas, by event: `ExportBanListExpanded@1`. Consts that are no
 * events stand under their own names: `legalDate`.
 */
export const docstringsIn = (folder: string): ReadonlyMap<string, Words> => {
  const sources: Sources = new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.ts$/.test(path) && !/\.spec\.ts$|^publishing/.test(path))
      .map((path) => [join(folder, path), sourceOf(join(folder, path))]),
  );
  return new Map(
    [...sources].flatMap(([path, { consts }]) =>
      [...consts].map(([name, declared]): [string, Words] => [
        eventNameOf(declared) ?? name,
        wordsOfConst(declared, path, sources),
      ]),
    ),
  );
};

const sourceOf = (path: string): Source => {
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2023, true);
  const declared = file.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations]);
  const imported = file.statements.filter(ts.isImportDeclaration).flatMap(namesIn);
  return {
    consts: new Map(declared.map((one) => [one.name.getText(), one])),
    imports: new Map(imported.map(([name, from]) => [name, join(dirname(path), `${from}.ts`)])),
  };
};

const namesIn = ({ importClause, moduleSpecifier }: ts.ImportDeclaration): [string, string][] => {
  const bindings = importClause?.namedBindings;
  if (!bindings || !ts.isNamedImports(bindings) || !ts.isStringLiteral(moduleSpecifier)) return [];
  return bindings.elements.map(({ name }) => [name.text, moduleSpecifier.text]);
};

/** Of `event({ type: 'TreatySigned', version: 1, … })`. */
const eventNameOf = ({ initializer }: ts.VariableDeclaration): string | undefined => {
  const definition = definitionIn(initializer);
  const type = definition && valueOf(definition, 'type');
  const version = definition && valueOf(definition, 'version');
  return type && version && ts.isStringLiteral(type)
    ? `${type.text}@${version.getText()}`
    : undefined;
};

const definitionIn = (value?: ts.Expression): ts.ObjectLiteralExpression | undefined => {
  if (!value || !ts.isCallExpression(value) || value.expression.getText() !== 'event') return;
  const [definition] = value.arguments;
  return definition && ts.isObjectLiteralExpression(definition) ? definition : undefined;
};

const valueOf = (literal: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined =>
  literal.properties.filter(ts.isPropertyAssignment).find((one) => one.name.getText() === name)
    ?.initializer;

const wordsOfConst = (declared: ts.VariableDeclaration, path: string, sources: Sources): Words => {
  const definition = definitionIn(declared.initializer);
  const value = definition ? valueOf(definition, 'data') : declared.initializer;
  const { says, fields } = value ? wordsOf(value, path, sources) : NOTHING;
  return { says: docstringOf(declared) ?? says, fields };
};

const docstringOf = (node: ts.Node): string | undefined => {
  const said = ts
    .getJSDocCommentsAndTags(node)
    .filter(ts.isJSDoc)
    .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '');
  return said.length === 0 ? undefined : said.join(' ').replace(/\s+/g, ' ').trim();
};

/** Of a schema as it is written: a name, an object, or something made of one. */
const wordsOf = (value: ts.Expression, path: string, sources: Sources): Words => {
  if (ts.isIdentifier(value)) return wordsOfName(value.text, path, sources);
  if (ts.isSatisfiesExpression(value)) return wordsOf(value.expression, path, sources);
  if (ts.isObjectLiteralExpression(value)) return { fields: fieldsOf(value, path, sources) };
  return ts.isCallExpression(value) ? wordsOfCall(value, path, sources) : NOTHING;
};

const wordsOfName = (name: string, path: string, sources: Sources): Words => {
  const file = sources.get(path)?.imports.get(name) ?? path;
  const declared = sources.get(file)?.consts.get(name);
  return declared ? wordsOfConst(declared, file, sources) : NOTHING;
};

/** `slug.nullable()` is said to be what `slug` is; `z.array(item)` has an item's fields only. */
const wordsOfCall = (call: ts.CallExpression, path: string, sources: Sources): Words => {
  if (!ts.isPropertyAccessExpression(call.expression)) return NOTHING;
  const { expression: receiver } = call.expression;
  if (receiver.getText() !== 'z') return wordsOf(receiver, path, sources);
  const [first] = call.arguments;
  return first ? { fields: wordsOf(first, path, sources).fields } : NOTHING;
};

const fieldsOf = (
  literal: ts.ObjectLiteralExpression,
  path: string,
  sources: Sources,
): ReadonlyMap<string, Words> =>
  new Map(literal.properties.flatMap((member) => [...fieldsOfMember(member, path, sources)]));

const fieldsOfMember = (
  member: ts.ObjectLiteralElementLike,
  path: string,
  sources: Sources,
): Iterable<[string, Words]> => {
  if (ts.isSpreadAssignment(member)) return wordsOf(member.expression, path, sources).fields;
  const value = ts.isPropertyAssignment(member) ? member.initializer : member.name;
  if (!ts.isExpression(value)) return [];
  const { says, fields } = wordsOf(value, path, sources);
  return [[member.name.getText(), { says: docstringOf(member) ?? says, fields }]];
};
