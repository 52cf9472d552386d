import { developmentStream, newestSchemaOf, type DevelopmentFact } from '@contracts';
import type { Instant, Known } from '@kernel';
import { FactNotPostable, StreamDisagrees, type FactDoor, type PostedFact } from '@recording';

import type { DevelopmentCommand } from '../domain/development.commands';
import { developmentDecider } from '../domain/development.decider';
import { commandFor, isPostable, type PostableFact } from '../domain/fact-commands';
import { QuestionFollowsItsCause } from '../domain/inspection-question.errors';
import { StreamOfNoDevelopment } from './development-command.errors';
import { standingDevelopment } from './standing-development';

const PREFIX = developmentStream('');

const developmentOf = (stream: string): string => {
  if (!stream.startsWith(PREFIX)) throw new StreamOfNoDevelopment(stream);
  return stream.slice(PREFIX.length);
};

/** @throws StreamOfNoDevelopment, UnknownEvent, FactNotPostable, StreamDisagrees */
const commandOf = (stream: string, posted: PostedFact, askedAt?: Instant): DevelopmentCommand => {
  const development = developmentOf(stream);
  const fact = readableFact(posted);
  const about = 'development' in fact.data ? fact.data.development : fact.data.subject;
  if (about !== development) throw new StreamDisagrees(stream, about);
  return commandFor(fact, askedAt);
};

const readableFact = ({ type, data }: PostedFact): PostableFact => {
  const schema = newestSchemaOf(type);
  if (!isPostable(type)) throw new FactNotPostable(type);
  // The schema is the one of that type: what it admits is that fact.
  return { type, data: schema.data.parse(data) } as PostableFact;
};

const requireNoQuestion = (facts: readonly Known<DevelopmentFact>[]): void => {
  const question = facts.find(
    ({ type }) => type === 'InspectionQuestionOpened' || type === 'InspectionQuestionAnswered',
  );
  if (question && 'because' in question.data) {
    throw new QuestionFollowsItsCause(question.data.because);
  }
};

/** How facts come into the streams of developments by hand. */
export const developmentDoor: FactDoor<DevelopmentFact, DevelopmentCommand> = {
  commandOf,
  decide: (history, command) => developmentDecider.decide(command, standingDevelopment(history)),
  // No fact of a development is decided together with another one.
  wholeOf: (_history, fact) => [fact],
  isPostable,
  requireSound: ({ taken, returning }) => {
    requireNoQuestion([...taken, ...returning]);
  },
  lookedOn: ({ type, data }) => (type === 'ConfirmStatus' ? data.seenOn : undefined),
};
