import type {
  DevelopmentFact,
  InspectionQuestionAnswered,
  InspectionQuestionOpened,
} from '@contracts';

import type { Development } from './development';
import { isAnswered, isOpen } from './inspection-question';
import { NoOpenQuestion, QuestionAnswered } from './inspection-question.errors';
import { isOnRecord } from './on-record';
import { requireKind } from './require-kind';

type Decision = readonly DevelopmentFact[];

/**
 * Once for each event that raises it: a second veto while the question is open is a second reason
 * to ask the same, so that it stays open where the first veto turns out to be none.
 */
export const openQuestion = (
  data: InspectionQuestionOpened['data'],
  development: Development,
): Decision => {
  requireKind(development, data.development, 'question');
  const opened = { type: 'InspectionQuestionOpened', data } as const;
  const becauseOfSame = ({ because }: InspectionQuestionOpened['data']) => because === data.because;
  if (isOnRecord(development, opened, becauseOfSame)) return [];
  if (isAnswered(development)) throw new QuestionAnswered(data.development);
  return [opened];
};

export const answerQuestion = (
  data: InspectionQuestionAnswered['data'],
  development: Development,
): Decision => {
  requireKind(development, data.development, 'question');
  const answered = { type: 'InspectionQuestionAnswered', data } as const;
  const becauseOfSame = ({ because }: InspectionQuestionAnswered['data']) =>
    because === data.because;
  if (isOnRecord(development, answered, becauseOfSame)) return [];
  if (!isOpen(development)) throw new NoOpenQuestion(data.development);
  return [answered];
};
