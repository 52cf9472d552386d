import type {
  ExportBanListEstablished,
  ExportBanListExpanded,
  ExportBanListItemised,
} from '@contracts';
import type { DomainEvent } from '@kernel';
import type { Commit } from '@platform/event-log';
import { dayIn, listedItem, provenance, smallList } from '@testing';

const CHANGES_PER_LIST = 24;
const GOODS_PER_PART = 50;

const washingtonDay = dayIn('America/New_York');

/** Two weeks apart, from 2023 on. */
const dayOfChange = (change: number) =>
  washingtonDay(new Date(Date.UTC(2023, 0, 2 + 14 * change)).toISOString().slice(0, 10));

const established = (list: string, itemised: boolean): ExportBanListEstablished =>
  smallList.established({
    list,
    changeId: 'established',
    statedTotal: 100,
    provisions: [smallList.provision({ itemised, effectiveOn: dayOfChange(0) })],
    promulgatedOn: dayOfChange(0),
  });

const expanded = (list: string, change: number): ExportBanListExpanded =>
  smallList.expanded({
    list,
    changeId: `notice-${String(change)}`,
    promulgatedOn: dayOfChange(change),
    effectiveOn: dayOfChange(change),
    grossAdded: 10,
    net: 10,
    statedTotal: 100 + 10 * change,
  });

const itemised = (list: string, part: number, parts: number): ExportBanListItemised => {
  const codes = Array.from({ length: GOODS_PER_PART }, (_, n) =>
    String(100_000 + part * GOODS_PER_PART + n),
  );
  return smallList.itemised({
    list,
    changeId: 'established',
    edition: 'first',
    effectiveOn: dayOfChange(0),
    part: { index: part, of: parts },
    added: codes.map((code) => listedItem(code)),
  });
};

const committed = (list: string, facts: readonly DomainEvent[], version: number): Commit => ({
  appends: [
    {
      stream: `export-ban-list/${list}`,
      expectedVersion: version === 0 ? 'STREAM_DOES_NOT_EXIST' : version,
      facts,
    },
  ],
  provenance: provenance(),
});

export type Size = Readonly<{ lists: number; itemisedLists: number }>;

/**
 * Lists known by count with two dozen changes each, as authorities publish them: every list's
 * second change after every list's first. Among them itemised ones: an edition in four parts.
 * In rounds of commits that do not wait for each other.
 */
export const manyLists = ({ lists, itemisedLists }: Size): readonly (readonly Commit[])[] => {
  const counted = Array.from({ length: lists }, (_, n) => `counted-${String(n)}`);
  const goods = Array.from({ length: itemisedLists }, (_, n) => `itemised-${String(n)}`);
  const founding = [
    ...counted.map((list) => committed(list, [established(list, false)], 0)),
    ...goods.map((list) => {
      const parts = [0, 1, 2, 3].map((part) => itemised(list, part, 4));
      return committed(list, [established(list, true), ...parts], 0);
    }),
  ];
  const rounds = Array.from({ length: CHANGES_PER_LIST - 1 }, (_, n) =>
    counted.map((list) => committed(list, [expanded(list, n + 1)], n + 1)),
  );
  return [founding, ...rounds];
};
