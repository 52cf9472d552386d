import { given, moscowDay, pyongyangDay, statements, treatyRuKp } from '@testing';

import { developmentDecider } from './development.decider';
import type { AskedFor, DevelopmentCommand } from './development.commands';
import { DevelopmentOfAnotherKind, SaidOtherwise } from './development.errors';
import * as refused from './treaty.errors';

const { signed, textPublished, ratifiedByRussia, ratifiedByNorthKorea, inForce, terminated } =
  treatyRuKp;

const nothing = given(developmentDecider);
const signedOnly = given(developmentDecider, signed());
const force = given(
  developmentDecider,
  ...[signed(), ratifiedByRussia(), ratifiedByNorthKorea(), inForce()],
);

const sign = (over: Partial<AskedFor['SignTreaty']> = {}): DevelopmentCommand => ({
  type: 'SignTreaty',
  data: signed(over).data,
});
const publish = (over: Partial<AskedFor['PublishTreatyText']> = {}): DevelopmentCommand => ({
  type: 'PublishTreatyText',
  data: textPublished(over).data,
});
const ratify = (over: Partial<AskedFor['RatifyTreaty']> = {}): DevelopmentCommand => ({
  type: 'RatifyTreaty',
  data: ratifiedByRussia(over).data,
});
const enter = (over: Partial<AskedFor['EnterTreatyIntoForce']> = {}): DevelopmentCommand => ({
  type: 'EnterTreatyIntoForce',
  data: inForce(over).data,
});
const end = (over: Partial<AskedFor['TerminateTreaty']> = {}): DevelopmentCommand => ({
  type: 'TerminateTreaty',
  data: terminated(over).data,
});

describe('A signature', () => {
  it('founds the development of its treaty', () => nothing.when(sign()).thenRecords(signed()));

  it('stays quiet when it is on record', () => signedOnly.when(sign()).thenStaysQuiet());

  it('on record in other words has to be retracted first', () =>
    signedOnly.when(sign({ title: 'Another treaty' })).thenRefuses(SaidOtherwise));

  it('is found under the name of its treaty, and nowhere else', () =>
    nothing.when(sign({ treaty: 'ru-kp-2000' })).thenRefuses(refused.TreatyMisnamed));

  it('does not come into a development of another kind', () =>
    given(developmentDecider, statements.tokyo({ development: treatyRuKp.development }))
      .when(sign())
      .thenRefuses(DevelopmentOfAnotherKind));

  it('that comes back fits what waited for it', () => {
    const waiting = given(developmentDecider, ratifiedByRussia());
    waiting.when(sign()).thenRecords(signed());
    waiting.when(sign({ parties: ['KP', 'CN'] })).thenRefuses(refused.NotAParty);
    waiting
      .when(sign({ signedOn: pyongyangDay('2024-12-01') }))
      .thenRefuses(refused.BeforeSignature);
  });
});

describe('Without a signature', () => {
  it.each([
    ['text', publish()],
    ['ratification', ratify()],
    ['force', enter()],
    ['end', end()],
  ])('no %s is recorded', (_case, command) =>
    nothing.when(command).thenRefuses(refused.TreatyNotSigned),
  );
});

describe('A text', () => {
  it('is recorded, once for each publisher, even from before the signature', () => {
    const early = { publishedBy: 'RU', publishedOn: moscowDay('2024-06-01') };
    signedOnly.when(publish()).thenRecords(textPublished());
    given(developmentDecider, signed(), textPublished())
      .when(publish(early))
      .thenRecords(textPublished(early));
  });

  it('stays quiet when it is on record, and is refused in other words', () => {
    const published = given(developmentDecider, signed(), textPublished());
    published.when(publish()).thenStaysQuiet();
    published.when(publish({ articleCount: 22 })).thenRefuses(SaidOtherwise);
  });
});

describe('A ratification', () => {
  it('is recorded for each party', () => {
    signedOnly.when(ratify()).thenRecords(ratifiedByRussia());
    given(developmentDecider, signed(), ratifiedByRussia())
      .when(ratify(ratifiedByNorthKorea().data))
      .thenRecords(ratifiedByNorthKorea());
  });

  it('is a party’s, and on no day that is over when the treaty is signed', () => {
    signedOnly.when(ratify({ party: 'CN' })).thenRefuses(refused.NotAParty);
    const sameDay = moscowDay('2024-06-19');
    [moscowDay('2024-06-17'), pyongyangDay('2024-06-18')].forEach((before) => {
      signedOnly.when(ratify({ ratifiedOn: before })).thenRefuses(refused.BeforeSignature);
    });
    signedOnly
      .when(ratify({ ratifiedOn: sameDay }))
      .thenRecords(ratifiedByRussia({ ratifiedOn: sameDay }));
  });

  it('on the day before in a zone further west may be at the same moment', () => {
    const ratifiedOn = moscowDay('2024-06-18');
    signedOnly.when(ratify({ ratifiedOn })).thenRecords(ratifiedByRussia({ ratifiedOn }));
  });

  it('stays quiet when it is on record, and is refused in other words', () => {
    force.when(ratify()).thenStaysQuiet();
    force.when(ratify({ by: 'decree' })).thenRefuses(SaidOtherwise);
  });
});

describe('Force', () => {
  it('is recorded once, whoever has ratified', () => {
    signedOnly.when(enter()).thenRecords(inForce());
    force.when(enter()).thenStaysQuiet();
    force.when(enter({ inForceOn: moscowDay('2024-12-05') })).thenRefuses(SaidOtherwise);
  });

  it('comes neither before the signature nor after the end', () => {
    signedOnly
      .when(enter({ inForceOn: moscowDay('2024-06-01') }))
      .thenRefuses(refused.BeforeSignature);
    const ended = given(developmentDecider, signed(), terminated());
    const [first, last] = [moscowDay('2030-01-01'), moscowDay('2029-12-31')];
    ended.when(enter({ inForceOn: first })).thenRefuses(refused.EndsBeforeItIsInForce);
    ended.when(enter({ inForceOn: last })).thenRecords(inForce({ inForceOn: last }));
  });
});

describe('An end', () => {
  it('is recorded once', () => {
    force.when(end()).thenRecords(terminated());
    const ended = given(developmentDecider, signed(), inForce(), terminated());
    ended.when(end()).thenStaysQuiet();
    ended.when(end({ because: 'replaced' })).thenRefuses(SaidOtherwise);
  });

  it('leaves at least a day of force, and comes after the signature', () => {
    force
      .when(end({ endedFrom: moscowDay('2024-12-04') }))
      .thenRefuses(refused.EndsBeforeItIsInForce);
    const endedFrom = moscowDay('2024-12-05');
    force.when(end({ endedFrom })).thenRecords(terminated({ endedFrom }));
    signedOnly
      .when(end({ endedFrom: moscowDay('2024-06-01') }))
      .thenRefuses(refused.BeforeSignature);
  });

  it('known to the year may be on any day of it', () => {
    const endedFrom = {
      ...{ verbatim: 'in 2024', value: '2024', precision: 'year' as const },
      zone: 'Europe/Moscow',
    };
    force.when(end({ endedFrom })).thenRecords(terminated({ endedFrom }));
  });
});
