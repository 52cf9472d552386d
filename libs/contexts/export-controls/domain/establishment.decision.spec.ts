import { given, koreanList, seoulDay, suspendedList, washingtonDay } from '@testing';

import { exportBanList } from './export-ban-list.decider';
import type { AskedFor, ExportBanListCommand } from './export-ban-list.commands';
import * as refused from './export-ban-list.errors';
import { ImpossibleNumbers } from './numbers.errors';

const { established, expanded31st } = koreanList;

const nothing = given(exportBanList);
const known = given(exportBanList, established());

const establish = (
  over: Partial<AskedFor['EstablishExportBanList']> = {},
): ExportBanListCommand => ({
  type: 'EstablishExportBanList',
  list: 'kr-situational-licence',
  data: { ...established().data, ...over },
});

const inReverse = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const members = Object.entries(value).reverse();
  return Object.fromEntries(members.map(([name, member]) => [name, inReverse(member)]));
};

const provision = established().data.provisions[0];
if (!provision) throw new Error('The story has a provision.');

describe('A list', () => {
  it('is established by its founding act', () =>
    nothing.when(establish()).thenRecords(established()));

  it('may take effect on the day on which it is promulgated', () => {
    const over = { promulgatedOn: seoulDay('2022-03-26') };
    nothing.when(establish(over)).thenRecords(established(over));
  });

  it('cannot take effect the day before', () =>
    nothing
      .when(establish({ promulgatedOn: seoulDay('2022-03-27') }))
      .thenRefuses(refused.EffectBeforePromulgation));

  it('is founded anew where its act was retracted, and other facts still rest on it', () =>
    given(exportBanList, expanded31st()).when(establish()).thenRecords(established()));

  it.each([
    ['one provision twice', { provisions: [provision, provision] }, refused.DuplicateProvisions],
    ['fewer goods than none', { statedTotal: -1 }, ImpossibleNumbers],
    ['days of another zone', { zone: 'Asia/Tokyo' }, refused.ZoneNotOfAuthority],
    [
      'one day of another zone, deep inside',
      {
        provisions: [
          {
            ...provision,
            unless: [{ kind: 'contracted-before' as const, before: washingtonDay('2022-03-26') }],
          },
        ],
      },
      refused.ZoneNotOfAuthority,
    ],
  ])('is refused with %s', (_case, over, error) =>
    nothing.when(establish(over)).thenRefuses(error),
  );

  it('stays quiet where it is established word for word', () =>
    known.when(establish()).thenStaysQuiet());

  it('stays quiet in whatever order a database gives the words back', () => {
    const data = inReverse(established().data) as AskedFor['EstablishExportBanList'];
    known.when({ ...establish(), data } as ExportBanListCommand).thenStaysQuiet();
  });

  it('that is established otherwise has to be retracted first', () =>
    known.when(establish({ statedTotal: 58 })).thenRefuses(refused.ListAlreadyEstablished));
});

describe('Of a list that nobody established', () => {
  it('nothing can be recorded', () =>
    nothing
      .when({ type: 'RecordExpansion', list: 'kr-no-such-list', data: expanded31st().data })
      .thenRefuses(refused.UnknownList));

  it('nothing is known by another one’s facts', () =>
    given(exportBanList, suspendedList.suspended())
      .when({ type: 'ConfirmStatus', list: 'any', data: suspendedList.confirmed().data })
      .thenRefuses(refused.UnknownList));
});
