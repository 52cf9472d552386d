import { armsTrade, given, seoulDay, statements } from '@testing';

import * as refused from './allegation.errors';
import { developmentDecider } from './development.decider';
import type { AskedFor, DevelopmentCommand } from './development.commands';
import { DevelopmentOfAnotherKind, SaidOtherwise } from './development.errors';

const { alleged, evidenceReported, denied } = armsTrade;

const nothing = given(developmentDecider);
const allegedOnly = given(developmentDecider, alleged());
const deniedToo = given(developmentDecider, alleged(), evidenceReported(), denied());
const aPosition = given(
  developmentDecider,
  statements.tokyo({ development: armsTrade.development }),
);

const allege = (over: Partial<AskedFor['AllegeViolation']> = {}): DevelopmentCommand => ({
  type: 'AllegeViolation',
  data: alleged(over).data,
});
const report = (over: Partial<AskedFor['ReportEvidence']> = {}): DevelopmentCommand => ({
  type: 'ReportEvidence',
  data: evidenceReported(over).data,
});
const deny = (over: Partial<AskedFor['DenyViolation']> = {}): DevelopmentCommand => ({
  type: 'DenyViolation',
  data: denied(over).data,
});

describe('An allegation', () => {
  it('founds a development, or comes to evidence that was there before it', () => {
    nothing.when(allege()).thenRecords(alleged());
    given(developmentDecider, evidenceReported()).when(allege()).thenRecords(alleged());
  });

  it('stays quiet when it is on record, and is refused in other words', () => {
    deniedToo.when(allege()).thenStaysQuiet();
    deniedToo.when(allege({ accusers: ['US'] })).thenRefuses(SaidOtherwise);
  });

  it('does not come into a development of another kind', () =>
    aPosition.when(allege()).thenRefuses(DevelopmentOfAnotherKind));

  it('that comes back accuses whoever has denied it', () => {
    const waiting = given(developmentDecider, denied());
    waiting.when(allege()).thenRecords(alleged());
    waiting.when(allege({ accused: ['RU'] })).thenRefuses(refused.NotAccused);
  });
});

describe('Evidence', () => {
  it('founds a development, or comes to an allegation, finding by finding', () => {
    nothing.when(report()).thenRecords(evidenceReported());
    allegedOnly.when(report()).thenRecords(evidenceReported());
    const other = { finding: 'Markings in Korean.' };
    deniedToo.when(report(other)).thenRecords(evidenceReported(other));
    const byOther = { reportedBy: 'MSMT' };
    deniedToo.when(report(byOther)).thenRecords(evidenceReported(byOther));
  });

  it('stays quiet when it is on record, and is refused with another day', () => {
    deniedToo.when(report()).thenStaysQuiet();
    deniedToo.when(report({ reportedOn: seoulDay('2024-01-02') })).thenRefuses(SaidOtherwise);
  });

  it('does not come into a development of another kind', () =>
    aPosition.when(report()).thenRefuses(DevelopmentOfAnotherKind));
});

describe('A denial', () => {
  it('is recorded of whoever is accused, each on his own or together', () => {
    allegedOnly.when(deny()).thenRecords(denied());
    allegedOnly.when(deny({ deniedBy: ['RU'] })).thenRecords(denied({ deniedBy: ['RU'] }));
    given(developmentDecider, alleged(), denied({ deniedBy: ['RU'] }))
      .when(deny({ deniedBy: ['KP'] }))
      .thenRecords(denied({ deniedBy: ['KP'] }));
  });

  it('needs an allegation; evidence alone accuses nobody', () => {
    nothing.when(deny()).thenRefuses(refused.NothingAlleged);
    given(developmentDecider, evidenceReported()).when(deny()).thenRefuses(refused.NothingAlleged);
    aPosition.when(deny()).thenRefuses(DevelopmentOfAnotherKind);
  });

  it('is nobody else’s', () =>
    allegedOnly.when(deny({ deniedBy: ['RU', 'CN'] })).thenRefuses(refused.NotAccused));

  it('stays quiet when it is on record, and is refused in other words', () => {
    deniedToo.when(deny()).thenStaysQuiet();
    deniedToo.when(deny({ deniedBy: ['KP'] })).thenRefuses(SaidOtherwise);
  });
});
