import { given, newYorkDay, regime1718 } from '@testing';

import { UnknownSubject } from './dates.errors';
import { sanctionsRegime } from './sanctions-regime.decider';
import type { AskedFor, SanctionsRegimeCommand } from './sanctions-regime.commands';
import { ZoneNotOfCouncil } from './sanctions-regime.errors';
import * as refused from './status.errors';

const { established, panelEstablished, panelExtended, panelExpired, confirmed } = regime1718;
const { firstCapImposed, capImposed, measureImposed, adopted } = regime1718;
const { terminated, reinstated } = regime1718;

type Stage = AskedFor['ConfirmStatus']['stage'];

const regime = '1718';
const panel = [established(), panelEstablished(), panelExtended()] as const;
const caps = [established(), measureImposed(), firstCapImposed()] as const;

const look = (
  over: Partial<AskedFor['ConfirmStatus']> = {},
  askedAt?: string,
): SanctionsRegimeCommand => ({
  ...{ type: 'ConfirmStatus', regime, askedAt },
  data: { ...confirmed().data, ...over },
});

const seen = (subject: string, stage: Stage, day: string) => ({
  ...{ subject, stage, seenOn: newYorkDay(day) },
});

describe('A look', () => {
  it.each<[string, Stage, string, string]>([
    ['a mandate', 'in-force', 'panel-of-experts', '2024-04-30'],
    ['a mandate', 'ended', 'panel-of-experts', '2024-05-01'],
    ['a mandate', 'in-force', 'panel-of-experts', '2024-05-01'],
    ['a mandate between two extensions', 'ended', 'panel-of-experts', '2010-06-13'],
    ['a regime', 'in-force', '1718', '2006-10-14'],
  ])('finds %s %s: %s on %s', (_case, stage, subject, day) => {
    const over = seen(subject, stage, day);
    given(sanctionsRegime, ...panel)
      .when(look(over))
      .thenRecords(confirmed(over));
  });

  it.each<[string, Stage, string, string]>([
    ['a mandate', 'ended', 'panel-of-experts', '2024-04-30'],
    ['a mandate not yet there', 'in-force', 'panel-of-experts', '2009-06-11'],
    ['a mandate', 'suspended', 'panel-of-experts', '2024-05-01'],
    ['a regime', 'ended', '1718', '2024-05-01'],
    ['a regime not yet there', 'in-force', '1718', '2006-10-13'],
  ])('does not find %s %s: %s on %s', (_case, stage, subject, day) =>
    given(sanctionsRegime, ...panel)
      .when(look(seen(subject, stage, day)))
      .thenRefuses(refused.StatusContradictsRecord),
  );

  it.each<[string, Stage, string, string]>([
    ['promulgated', 'promulgated', '2375-14-refined-petroleum', '2017-09-30'],
    ['in force', 'in-force', '2375-14-refined-petroleum', '2017-12-31'],
    ['ended', 'ended', '2375-14-refined-petroleum', '2018-01-01'],
    ['in force still', 'in-force', '2375-14-refined-petroleum', '2018-01-01'],
    ['in force without an end', 'in-force', '2397-7-industrial-machinery', '2026-01-01'],
  ])('finds a measure %s', (_case, stage, subject, day) => {
    const over = seen(subject, stage, day);
    given(sanctionsRegime, ...caps)
      .when(look(over))
      .thenRecords(confirmed(over));
  });

  it.each<[string, Stage, string, string]>([
    ['in force before its day', 'in-force', '2375-14-refined-petroleum', '2017-09-30'],
    ['promulgated on its day', 'promulgated', '2375-14-refined-petroleum', '2017-10-01'],
    ['ended on its last day', 'ended', '2375-14-refined-petroleum', '2017-12-31'],
    ['ended without an end', 'ended', '2397-7-industrial-machinery', '2026-01-01'],
    ['before it was decided', 'promulgated', '2375-14-refined-petroleum', '2017-09-10'],
  ])('does not find a measure %s', (_case, stage, subject, day) =>
    given(sanctionsRegime, ...caps)
      .when(look(seen(subject, stage, day)))
      .thenRefuses(refused.StatusContradictsRecord),
  );

  it('finds a measure ended once another has taken its place', () => {
    const replaces = ['2375-14-refined-petroleum'];
    const known = given(sanctionsRegime, ...caps, capImposed({ replaces }));
    const over = seen('2375-14-refined-petroleum', 'ended', '2018-01-01');
    known.when(look(over)).thenRecords(confirmed(over));
    known.when(look({ ...over, stage: 'in-force' })).thenRefuses(refused.StatusContradictsRecord);
  });

  it('finds what is renewed together ended, or going on, after that end', () => {
    const proposal = { extendsMeasuresUntil: newYorkDay('2024-03-31') };
    const known = given(sanctionsRegime, ...panel, adopted({ proposal }));
    const over = seen('1718', 'ended', '2024-04-01');
    known.when(look(over)).thenRecords(confirmed(over));
    known
      .when(look({ ...over, seenOn: newYorkDay('2024-03-31') }))
      .thenRefuses(refused.StatusContradictsRecord);
  });
});

describe('A look at what was terminated', () => {
  const ended = given(sanctionsRegime, ...caps, terminated());

  it.each(['1718', '2397-7-industrial-machinery'])('finds %s ended', (subject) => {
    const over = seen(subject, 'ended', '2025-03-01');
    ended.when(look(over)).thenRecords(confirmed(over));
    ended.when(look({ ...over, stage: 'in-force' })).thenRefuses(refused.StatusContradictsRecord);
    ended
      .when(look(seen(subject, 'ended', '2025-02-28')))
      .thenRefuses(refused.StatusContradictsRecord);
  });

  it('finds it in force once it was reinstated', () => {
    const over = seen('1718', 'in-force', '2025-09-27');
    given(sanctionsRegime, ...caps, terminated(), reinstated())
      .when(look(over))
      .thenRecords(confirmed(over));
  });

  it('may find monitors that outlive their regime', () => {
    const endedFrom = newYorkDay('2024-04-01');
    const known = given(sanctionsRegime, ...panel, terminated({ endedFrom }));
    const over = seen('panel-of-experts', 'in-force', '2024-04-30');
    known.when(look(over)).thenRecords(confirmed(over));
    known
      .when(look({ ...over, seenOn: newYorkDay('2024-05-01') }))
      .thenRefuses(refused.StatusContradictsRecord);
  });
});

describe('A second look', () => {
  const found = given(sanctionsRegime, ...panel, confirmed());

  it('stays quiet on the same day', () =>
    found.when(look({ seenOn: newYorkDay('2024-05-02', 'May 2, 2024') })).thenStaysQuiet());

  it('may find the same on another day, and not the contrary', () => {
    const later = { seenOn: newYorkDay('2024-05-03') };
    found.when(look(later)).thenRecords(confirmed(later));
    found.when(look({ ...later, stage: 'in-force' })).thenRefuses(refused.StatusContradictsRecord);
  });

  it('does not find in force what is on record as expired', () =>
    given(sanctionsRegime, ...panel, panelExpired())
      .when(look({ stage: 'in-force' }))
      .thenRefuses(refused.StatusContradictsRecord));
});

describe('A look that nobody can have had', () => {
  const known = given(sanctionsRegime, ...panel);

  it('is one on a day that has not begun in New York', () => {
    known.when(look({}, '2024-05-02T03:59:59.999Z')).thenRefuses(refused.LookInTheFuture);
    known.when(look({}, '2024-05-02T04:00:00.000Z')).thenRecords(confirmed());
  });

  it.each([
    ['at a part', { provisions: ['para 26'] }, refused.StatusOfAPart],
    ['at nothing on record', { subject: 'ombudsperson' }, UnknownSubject],
    ['elsewhere', { seenOn: { ...newYorkDay('2024-05-02'), zone: 'UTC' } }, ZoneNotOfCouncil],
  ])('is one %s', (_case, over, error) => known.when(look(over)).thenRefuses(error));
});
