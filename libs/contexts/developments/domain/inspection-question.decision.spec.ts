import { given, statements, whoInspects } from '@testing';

import { developmentDecider } from './development.decider';
import type { AskedFor, DevelopmentCommand } from './development.commands';
import { DevelopmentOfAnotherKind, SaidOtherwise } from './development.errors';
import { NoOpenQuestion, QuestionAnswered } from './inspection-question.errors';

const { opened, answered } = whoInspects;
const another = { because: '7ba7b810-9dad-11d1-80b4-00c04fd430c8' };

const nothing = given(developmentDecider);
const open = given(developmentDecider, opened());
const closed = given(developmentDecider, opened(), answered());
const aPosition = given(
  developmentDecider,
  statements.tokyo({ development: whoInspects.development }),
);

const ask = (over: Partial<AskedFor['OpenInspectionQuestion']> = {}): DevelopmentCommand => ({
  type: 'OpenInspectionQuestion',
  data: opened(over).data,
});
const answer = (over: Partial<AskedFor['AnswerInspectionQuestion']> = {}): DevelopmentCommand => ({
  type: 'AnswerInspectionQuestion',
  data: answered(over).data,
});

describe('An inspection question', () => {
  it('is opened, once for each event that raises it', () => {
    nothing.when(ask()).thenRecords(opened());
    open.when(ask()).thenStaysQuiet();
    open.when(ask(another)).thenRecords(opened(another));
  });

  it('is not opened in other words, again after its answer, or in another kind', () => {
    open.when(ask({ about: ['regime:1267'] })).thenRefuses(SaidOtherwise);
    closed.when(ask(another)).thenRefuses(QuestionAnswered);
    aPosition.when(ask()).thenRefuses(DevelopmentOfAnotherKind);
  });

  it('that was withdrawn may be opened again, and its answer still stands', () =>
    given(developmentDecider, answered()).when(ask(another)).thenRecords(opened(another)));
});

describe('An answer', () => {
  it('is recorded while the question is open', () => open.when(answer()).thenRecords(answered()));

  it('stays quiet when it is on record, and is refused in other words', () => {
    closed.when(answer()).thenStaysQuiet();
    closed.when(answer({ body: 'Another team' })).thenRefuses(SaidOtherwise);
  });

  it('needs a question that is open', () => {
    nothing.when(answer()).thenRefuses(NoOpenQuestion);
    closed.when(answer(another)).thenRefuses(NoOpenQuestion);
    aPosition.when(answer()).thenRefuses(DevelopmentOfAnotherKind);
  });
});
