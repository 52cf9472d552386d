import { exportBanListChangeTookEffect, type ExportBanListFact } from '@contracts';
import { standing, startOf, type Known } from '@kernel';
import type { Due, Duty } from '@platform/timekeeper';

import { RecordNoticeCommand, type Notice } from '../commands/record-notice.command';
import { standingList } from '../commands/standing-list';
import { effectDayOf, promulgatedChangesOf } from '../domain/notice.decision';

type Facts = readonly Known<ExportBanListFact>[];

/** A promulgated change of a list takes effect as its day begins where the authority sits. */
export const changesTakeEffect: Duty = {
  name: 'changes of export ban lists take effect',
  streams: 'export-ban-list',
  // A list's stream holds what its context wrote; it is read by that type.
  dueIn: (_stream, facts) => dueIn(standing(facts as Facts)),
  commandFor: ({ stream, due: { type, data }, askedAt }, provenance) =>
    // As it was made due here.
    new RecordNoticeCommand({ stream, type, data } as Notice, askedAt, provenance),
};

const dueIn = (facts: Facts): readonly Due[] => {
  const list = standingList(facts);
  if (list.status === 'unknown') return [];
  return promulgatedChangesOf(list).flatMap((changeId) => {
    const effectiveOn = effectDayOf(list, changeId);
    const ground = facts.filter((fact) => isGround(fact, changeId));
    const because = ground.at(-1)?.id;
    if (effectiveOn === undefined || because === undefined) return [];
    return {
      at: startOf(effectiveOn),
      because,
      evidence: [...new Set(ground.flatMap(({ evidence }) => evidence))],
      type: exportBanListChangeTookEffect.type,
      data: { list: list.act.list, changeId, effectiveOn },
    };
  });
};

/** What gives a change its day: its act and its goods, and which date was adopted for it. */
const isGround = (fact: Known<ExportBanListFact>, changeId: string): boolean =>
  fact.type === 'DateAdopted'
    ? fact.data.subject === changeId && fact.data.field === 'effectiveOn'
    : isPromulgated(fact) && fact.data.changeId === changeId;

type OfChange = Extract<ExportBanListFact, { data: { changeId: string } }>;

/** What announces a change gives it no day, and neither does what notes it. */
const isPromulgated = (fact: Known<ExportBanListFact>): fact is Known<OfChange> => {
  if (!('changeId' in fact.data)) return false;
  if (fact.type === 'ExportBanListItemised') return fact.data.stage === 'promulgated';
  return !SAID_OF_ACTS.includes(fact.type);
};

const SAID_OF_ACTS: readonly string[] = [
  'ExportBanListExpansionAnnounced',
  'ExportBanListChangeTookEffect',
];
