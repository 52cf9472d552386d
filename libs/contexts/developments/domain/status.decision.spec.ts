import type { DateAdopted } from '@contracts';
import { given, moscowDay, statements, tokyoDay, treatyRuKp } from '@testing';

import { developmentDecider } from './development.decider';
import type { AskedFor, DevelopmentCommand } from './development.commands';
import { UnknownDevelopment } from './development.errors';
import * as refused from './status.errors';

const { signed, inForce, terminated, confirmed } = treatyRuKp;

const life = given(developmentDecider, signed(), inForce(), terminated());

const look = (
  over: Partial<AskedFor['ConfirmStatus']> = {},
  askedAt?: string,
): DevelopmentCommand => ({ type: 'ConfirmStatus', data: confirmed(over).data, askedAt });

describe('A look', () => {
  it.each([
    ['2024-12-03', 'promulgated'],
    ['2024-12-04', 'in-force'],
    ['2029-12-31', 'in-force'],
    ['2030-01-01', 'ended'],
  ] as const)('on %s finds a treaty %s, and nothing else', (day, stage) => {
    const seenOn = moscowDay(day);
    life.when(look({ stage, seenOn })).thenRecords(confirmed({ stage, seenOn }));
    (['promulgated', 'in-force', 'suspended', 'ended'] as const)
      .filter((other) => other !== stage)
      .forEach((other) => {
        life.when(look({ stage: other, seenOn })).thenRefuses(refused.StatusContradictsRecord);
      });
  });

  it('within a year in which the treaty ends finds it in force or ended', () => {
    const endedFrom = {
      ...{ verbatim: '2030', value: '2030', precision: 'year' as const },
      zone: 'Europe/Moscow',
    };
    const vague = given(developmentDecider, signed(), inForce(), terminated({ endedFrom }));
    const seenOn = moscowDay('2030-06-01');
    vague.when(look({ seenOn })).thenRecords(confirmed({ seenOn }));
    vague.when(look({ seenOn, stage: 'ended' })).thenRecords(confirmed({ seenOn, stage: 'ended' }));
    vague.when(look({ seenOn, stage: 'promulgated' })).thenRefuses(refused.StatusContradictsRecord);
  });

  it('at what somebody said finds that it was said', () => {
    const subject = 'jp-on-treaty';
    const seenOn = tokyoDay('2024-07-01');
    const said = given(developmentDecider, statements.tokyo());
    said.when(look({ subject, seenOn })).thenRecords(confirmed({ subject, seenOn }));
    said
      .when(look({ subject, seenOn, stage: 'ended' }))
      .thenRefuses(refused.StatusContradictsRecord);
  });

  it('goes by the adopted day of force, as long as there is force', () => {
    const adopted: DateAdopted = {
      type: 'DateAdopted',
      data: {
        ...{ subject: treatyRuKp.development, field: 'inForceOn' },
        ...{ adopted: moscowDay('2025-02-01'), reason: 'The gazette.', rejected: [] },
      },
    };
    const look2025 = look({ seenOn: moscowDay('2025-01-31') });
    given(developmentDecider, signed(), inForce(), adopted)
      .when(look2025)
      .thenRefuses(refused.StatusContradictsRecord);
    given(developmentDecider, signed(), adopted)
      .when(look())
      .thenRefuses(refused.StatusContradictsRecord);
  });

  it('is one of its day, whatever the day is called', () =>
    given(developmentDecider, signed(), inForce(), confirmed())
      .when(look({ seenOn: moscowDay('2025-03-01', '1 March 2025') }))
      .thenStaysQuiet());

  it('needs a development, all of it, and a day that has begun', () => {
    given(developmentDecider).when(look()).thenRefuses(UnknownDevelopment);
    life.when(look({ provisions: ['4'] })).thenRefuses(refused.DevelopmentWithoutProvisions);
    life.when(look({}, '2025-02-28T20:59:59.999Z')).thenRefuses(refused.LookInTheFuture);
    life.when(look({}, '2025-02-28T21:00:00.000Z')).thenRecords(confirmed());
  });
});
