import { referenceHistory, type ReferenceFact } from '@reference-history';

/** A fact's data, of which a comparison knows only the columns that it compares. */
export type Seeded = Omit<ReferenceFact, 'data'> &
  Readonly<{ data: Readonly<Record<string, unknown>> }>;

const streamOf = (stream: string) => referenceHistory.filter((seeded) => seeded.stream === stream);

export const factsOf = (stream: string): readonly Seeded[] =>
  streamOf(stream)
    .flatMap(({ facts }) => facts)
    .map((fact) => ({ ...fact, data: fact.data as Seeded['data'] }));

/** The rows that the stream's citations were made of. */
export const curatedRows = (stream: string): readonly unknown[] =>
  streamOf(stream)
    .flatMap(({ evidence }) => evidence)
    .map(({ body }) => (JSON.parse(Buffer.from(body).toString('utf8')) as { row: unknown }).row);

/** The calendar date of a legal date; undefined where there is none. */
export const dateOf = (data: object | undefined, field: string): unknown =>
  ((data as Record<string, { value?: unknown } | null> | undefined)?.[field] ?? {}).value;

export const numberOf = (data: object | undefined, field: string): unknown =>
  (data as Record<string, unknown> | undefined)?.[field];
