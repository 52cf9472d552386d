import type { DateClaimed, ExportBanListChangeTookEffect } from '@contracts';
import { isDay, standing, startOf, type Known } from '@kernel';
import { appendWhatIs, type EventLog, type Provenance } from '@platform/event-log';
import {
  keepTime,
  type Due,
  type Duty,
  type Notice,
  type TimekeeperPorts,
} from '@platform/timekeeper';

type Asked = Readonly<{ notice: Notice; provenance: Provenance }>;
type Took = ExportBanListChangeTookEffect;

const isClaim = (fact: Known<DateClaimed | Took>): fact is Known<DateClaimed> =>
  fact.type === 'DateClaimed';

const dueBy = ({ id, data, evidence }: Known<DateClaimed>): readonly Due[] => {
  const { subject, claimed } = data;
  if (!isDay(claimed)) return [];
  const notice = { list: 'any', changeId: subject, effectiveOn: claimed };
  const type = 'ExportBanListChangeTookEffect';
  return [{ at: startOf(claimed), because: id, evidence, type, data: notice }];
};

/** A duty without a context: that somebody claimed a date makes due that its change took effect. */
export const claimedDatesDuty: Duty = {
  name: 'claimed dates',
  streams: 'export-ban-list',
  // The stories that watch it hold nothing else.
  dueIn: (_stream, facts) =>
    standing(facts as readonly Known<DateClaimed | Took>[])
      .filter(isClaim)
      .flatMap(dueBy),
  commandFor: (notice, provenance): Asked => ({ notice, provenance }),
};

/** What that duty asks for. */
export const changeAskedFor = (command: object): string =>
  ((command as Asked).notice.due.data as Took['data']).changeId;

/** Its context: quiet where the notice stands. */
export const recordClaimedDatesIn = (log: EventLog) => (command: object) => {
  const { notice, provenance } = command as Asked;
  const { stream, due } = notice;
  return appendWhatIs<Took>(log, { stream, provenance }, (history) => {
    const stands = standing<Took>(history).some(
      ({ type, data }) => type === due.type && data.changeId === changeAskedFor(command),
    );
    return stands ? [] : [{ type: due.type, data: due.data }];
  });
};

/** Keeps time until it is stopped, and tells what failed. */
export const keepClaimedDates = (
  ports: Pick<TimekeeperPorts, 'feed' | 'clock'> &
    Readonly<{ log: EventLog }> &
    Partial<TimekeeperPorts>,
) => {
  const stopping = new AbortController();
  const failures: string[] = [];
  const timekeeper = keepTime({
    duties: [claimedDatesDuty],
    record: recordClaimedDatesIn(ports.log),
    signal: stopping.signal,
    onFailure: (what) => failures.push(what),
    ...ports,
  });
  const stop = () => {
    stopping.abort();
    return timekeeper.ended;
  };
  return { ...timekeeper, stop, failures };
};

export const tookEffect = (facts: readonly Readonly<{ type: string; subject: string }>[]) =>
  facts
    .filter(({ type }) => type === 'ExportBanListChangeTookEffect')
    .map(({ subject }) => subject);
