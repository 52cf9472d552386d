import { evidence, type Evidence } from '../instance/envelope';

/** Every document that an answer names, wherever it stands in it, each once. */
export const documentsIn = (body: unknown): readonly Evidence[] => {
  const found = new Map<string, Evidence>();
  for (const document of evidenceIn(body)) found.set(document.sha256, document);
  return [...found.values()];
};

const evidenceIn = (value: unknown): readonly Evidence[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'evidence' && Array.isArray(inner) ? inner.flatMap(read) : evidenceIn(inner),
  );
};

const read = (value: unknown): readonly Evidence[] => {
  const parsed = evidence.safeParse(value);
  return parsed.success ? [parsed.data] : [];
};
