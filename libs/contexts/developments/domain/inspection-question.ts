import { kindOf, said, type Development } from './development';

/**
 * `who-inspects-1718`; after an answer, another question about the same regime has a number behind
 * it: `who-inspects-1718-2`.
 *
 * @param nth from 1 on
 */
export const questionId = (regime: string, nth: number): string =>
  nth === 1 ? `who-inspects-${regime}` : `who-inspects-${regime}-${String(nth)}`;

/** Asked and not answered. */
export const isOpen = (development: Development): boolean =>
  said(development, 'InspectionQuestionOpened').length > 0 && !hasAnswer(development);

/** Asked and answered. An answer alone waits: what raised its question was retracted. */
export const isAnswered = (development: Development): boolean =>
  said(development, 'InspectionQuestionOpened').length > 0 && hasAnswer(development);

/** An answered question stays answered, and somebody may have used its name for something else. */
export const takesQuestion = (development: Development): boolean => {
  const kind = kindOf(development);
  return kind === null || (kind === 'question' && !hasAnswer(development));
};

/** Whether an event has raised the question already. */
export const isRaisedBy = (development: Development, eventId: string): boolean =>
  said(development, 'InspectionQuestionOpened').some(({ because }) => because === eventId);

const hasAnswer = (development: Development): boolean =>
  said(development, 'InspectionQuestionAnswered').length > 0;
