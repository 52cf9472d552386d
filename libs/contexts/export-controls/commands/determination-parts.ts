import { createHash } from 'node:crypto';

import type { ExportDeterminationIssued } from '@contracts';
import { DomainError } from '@kernel';
import { canonicalText, MAX_EVENT_BYTES } from '@platform/event-log';

type Part = ExportDeterminationIssued['data'];

/** A question and what was answered, before it is cut into parts that a log can hold. */
export type Determination = Pick<Part, 'determination' | 'askedAt' | 'position' | 'modelVersion'> &
  Readonly<{
    question: Omit<Part['question'], 'goods'> & Readonly<{ goods: readonly string[] }>;
    /** Plain JSON, one element for each of the goods, in their order. */
    answer: readonly unknown[];
  }>;

/** What stands around the goods and their answers in a part, generously. */
const FRAME_BYTES = 4096;

/** @throws AnswerDoesNotFitQuestion */
export const partsOfDetermination = ({
  question,
  answer,
  ...issued
}: Determination): readonly ExportDeterminationIssued[] => {
  const { goods } = question;
  if (answer.length !== goods.length || goods.length === 0) {
    throw new AnswerDoesNotFitQuestion(goods.length, answer.length);
  }
  const answers = answer.map((element, i) => ({
    good: goods[i] ?? '',
    text: canonicalText(element),
  }));
  const whole = arrayOf(answers);
  const answerSha256 = createHash('sha256').update(whole, 'utf8').digest('hex');
  const pieces = cut(answers);
  return pieces.map((piece, index) => ({
    type: 'ExportDeterminationIssued',
    data: {
      ...issued,
      part: { index, of: pieces.length },
      question: { ...question, goods: piece.map(({ good }) => good) },
      answer: arrayOf(piece),
      answerSha256,
    },
  }));
};

type Answered = Readonly<{ good: string; text: string }>;

/** RFC 8785 has no blanks: the text of an array is made of the texts of its elements. */
const arrayOf = (answers: readonly Answered[]): string =>
  `[${answers.map(({ text }) => text).join(',')}]`;

const cut = (answers: readonly Answered[]): readonly (readonly Answered[])[] => {
  const pieces: Answered[][] = [];
  let bytes = 0;
  for (const answered of answers) {
    const size = bytesOf(answered);
    const piece = pieces.at(-1);
    if (piece && bytes + size <= MAX_EVENT_BYTES) {
      piece.push(answered);
      bytes += size;
    } else {
      pieces.push([answered]);
      bytes = FRAME_BYTES + size;
    }
  }
  return pieces;
};

/** The answer is JSON in a string of JSON: what is quoted in it is quoted again. */
const bytesOf = ({ good, text }: Answered): number =>
  Buffer.byteLength(JSON.stringify(text)) + Buffer.byteLength(JSON.stringify(good)) + 2;

/** A bug of whoever asks: each good has one answer. */
export class AnswerDoesNotFitQuestion extends DomainError {
  readonly code = 'ANSWER_DOES_NOT_FIT_QUESTION';

  constructor(goods: number, answers: number) {
    super(`${String(goods)} goods were asked for, and ${String(answers)} were answered.`);
  }
}
