import { type RestsOn, restsOn } from '@answers';
import type { ExportDeterminationIssued } from '@contracts';
import { instant, type Instant, type Known, type Version } from '@kernel';
import type { Projection } from '@platform/projections';

type Issued = ExportDeterminationIssued['data'];

/** What was answered to whom asked, word for word. */
export type ExportDetermination = Pick<Issued, 'determination' | 'answerSha256' | 'modelVersion'> &
  Readonly<{
    /** With the goods of all parts, in their order. */
    question: Issued['question'];
    askedAt: Instant;
    /** The position at which it was answered, as text. */
    position: string;
    /** RFC 8785 JSON: one array of the answers to all goods. Its SHA-256 is `answerSha256`. */
    answer: string;
    restsOn: readonly RestsOn[];
  }>;

/** A part that does not stand takes the others with it: half an answer was given to nobody. */
const timeline = (
  known: readonly Known<ExportDeterminationIssued>[],
): readonly Version<ExportDetermination>[] => {
  const parts = known.toSorted((a, b) => a.data.part.index - b.data.part.index);
  const [first] = parts;
  const isWhole = parts.every(
    ({ data: { part } }, i) => part.index === i && part.of === parts.length,
  );
  if (!first || !isWhole) return [];
  const { question, determination, answerSha256, modelVersion, position, askedAt } = first.data;
  const value: ExportDetermination = {
    determination,
    answerSha256,
    modelVersion,
    position,
    askedAt: instant(askedAt),
    question: { ...question, goods: parts.flatMap(({ data }) => data.question.goods) },
    answer: joined(parts.map(({ data }) => data.answer)),
    restsOn: parts.map(restsOn),
  };
  return [{ validFrom: value.askedAt, validTo: null, basis: 'first-observed', value }];
};

/** RFC 8785 writes an array as its members between commas: parts join without being read. */
const joined = (arrays: readonly string[]): string =>
  `[${arrays.map((array) => array.slice(1, -1)).join(',')}]`;

export const exportDetermination: Projection<ExportDeterminationIssued, ExportDetermination> = {
  name: 'export-determination',
  streams: 'export-determination',
  keysOf: ({ data }) => [data.determination],
  timeline,
  columns: ({ determination }) => ({ determination }),
};
