import type { DevelopmentFact } from '@contracts';
import { armsTrade, given, statements } from '@testing';

import { developmentDecider } from './development.decider';
import { DevelopmentOfAnotherKind, SaidOtherwise } from './development.errors';
import { commandFor, type PostableFact } from './fact-commands';

const { tokyo, seoul, incompatible } = statements;

type Said = Readonly<{ name: string; fact: PostableFact; otherwise: PostableFact }>;

const each: readonly Said[] = [
  { name: 'A position', fact: tokyo(), otherwise: tokyo({ stance: 'condemns' }) },
  { name: 'A policy', fact: seoul(), otherwise: seoul({ to: 'supplied' }) },
  {
    name: 'An incompatibility',
    fact: incompatible(),
    otherwise: incompatible({ text: 'another clause' }),
  },
];

describe.each(each)('$name', ({ fact, otherwise }) => {
  const there = given(developmentDecider, fact as DevelopmentFact);

  it('founds a development', () =>
    given(developmentDecider).when(commandFor(fact)).thenRecords(fact));

  it('stays quiet when it is on record', () => there.when(commandFor(fact)).thenStaysQuiet());

  it('that changed is a development of its own', () =>
    there.when(commandFor(otherwise)).thenRefuses(SaidOtherwise));

  it('does not come into a development of another kind', () =>
    given(developmentDecider, armsTrade.alleged())
      .when(commandFor(fact))
      .thenRefuses(DevelopmentOfAnotherKind));
});
