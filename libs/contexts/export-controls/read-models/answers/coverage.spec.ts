import type { ExportBanListFact, StatusConfirmed } from '@contracts';
import { instantOf } from '@kernel';
import { known, smallList, suspendedList, valueOn, washingtonDay } from '@testing';

import { exportBanList } from '../export-ban-list/export-ban-list.timeline';
import { freshnessOf, incompleteOf } from './coverage';

const zone = 'America/New_York';
const { established, itemised } = smallList;

const listOn = (asOf: string, ...facts: ExportBanListFact[]) => {
  const list = valueOn(exportBanList.timeline(known(...facts), 'us-small-list'), asOf, zone);
  if (!list) throw new Error('There is no list.');
  return { at: instantOf(asOf, zone), list };
};

const seen = (day: string): StatusConfirmed =>
  suspendedList.confirmed({
    subject: 'us-small-list',
    stage: 'in-force',
    seenOn: washingtonDay(day),
  });

const watched = [established({ freshForDays: 10 }), itemised()];

const isStale = (asOf: string, ...facts: ExportBanListFact[]) =>
  freshnessOf(listOn(asOf, ...facts)).stale;

describe('A list that is looked at', () => {
  it.each([
    ['2024-03-04', false],
    ['2024-03-04T23:59:59-05:00', false],
    ['2024-03-05', true],
  ])('and was last heard of on 23 February is stale on %s: %s', (asOf, stale) =>
    expect(isStale(asOf, ...watched)).toBe(stale),
  );

  it('is fresh again by a look, whatever day it is asked about', () => {
    const looked = [...watched, seen('2024-06-01')];
    expect(isStale('2024-03-05', ...looked)).toBe(false);
    expect(isStale('2024-06-11', ...looked)).toBe(false);
    expect(isStale('2024-06-12', ...looked)).toBe(true);
  });

  it('is fresh by what its authority said after the last look', () => {
    const expanded = smallList.expanded();
    expect(isStale('2025-01-20', ...watched, seen('2024-06-01'), expanded)).toBe(false);
    expect(isStale('2025-01-21', ...watched, seen('2024-06-01'), expanded)).toBe(true);
  });

  it('says so as the least of its doubts', () =>
    expect(incompleteOf(listOn('2024-03-05', ...watched))).toEqual([
      { reason: 'stale', detail: 'us-small-list: nobody has looked since 2024-02-23' },
    ]));

  it('shows when it was looked at, and what it told last', () =>
    expect(freshnessOf(listOn('2024-03-01', ...watched, seen('2024-06-01')))).toEqual({
      source: 'us-small-list',
      lastChecked: '2024-06-01',
      lastAccepted: '2024-02-23',
      stale: false,
    }));
});

describe('A list that is never looked at', () => {
  it('is never stale', () =>
    expect(isStale('2060-01-01', established({ freshForDays: null }), itemised())).toBe(false));
});
