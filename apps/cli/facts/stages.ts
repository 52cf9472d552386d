import { statusConfirmed, type StatusConfirmed } from '@contracts';

import { WrongUsage } from '../expected-error';
import type { Meta } from '../instance/envelope';
import type { ExportBanList } from '../instance/export-ban-list.answer';

export type Stage = StatusConfirmed['data']['stage'];

/** What was seen, provision by provision; each group becomes a fact of its own. */
export type Seen = Readonly<{ stage: Stage; provisions: StatusConfirmed['data']['provisions'] }>;

export type Looked = Readonly<{ provision?: readonly string[]; stage?: string }>;

/**
 * "Looked, unchanged": each provision in the stage that the instance answers, unless the one who
 * looked states another.
 *
 * @throws WrongUsage where the instance itself cannot know the stage
 */
export const seenOf = (
  list: ExportBanList,
  meta: Meta | undefined,
  { provision: named, stage }: Looked,
): readonly Seen[] => {
  const looked = namedProvisions(list, named);
  if (stage !== undefined)
    return [{ stage: stageOf(stage), provisions: named ? [...named] : 'all' }];
  insistWhereUnconfirmed(list.list, meta);
  const stages = [...new Set(looked.map((one) => one.stage))];
  if (named === undefined && stages.length === 1) {
    return stages.map((one) => ({ stage: stageOf(one), provisions: 'all' }));
  }
  return stages.map((one) => ({
    stage: stageOf(one),
    provisions: looked.filter((other) => other.stage === one).map(({ provision }) => provision),
  }));
};

const namedProvisions = ({ list, provisions }: ExportBanList, named: Looked['provision']) => {
  const unknown = named?.find((one) => !provisions.some(({ provision }) => provision === one));
  if (unknown !== undefined) {
    const known = provisions.map(({ provision }) => provision).join(', ');
    throw new WrongUsage(`${list} has no provision “${unknown}”; it has ${known}.`);
  }
  return provisions.filter(({ provision }) => named?.includes(provision) ?? true);
};

/** A printed end has passed: the old stage is all that the instance knows, and may be wrong. */
const insistWhereUnconfirmed = (list: string, meta: Meta | undefined): void => {
  const doubt = meta?.incomplete?.find(({ reason }) => reason === 'revival-unconfirmed');
  if (!doubt) return;
  throw new WrongUsage(
    `Say with --stage what you saw: a printed end of ${list} has passed, and what came after it ` +
      'nobody has confirmed (revival-unconfirmed). To repeat the last known stage is to guess.',
    [doubt.detail ?? '', `--stage is one of ${STAGES.join(', ')}.`].filter(Boolean),
  );
};

const STAGES: readonly Stage[] = statusConfirmed.data.shape.stage.options;

const stageOf = (word: string): Stage => {
  const stage = STAGES.find((one) => one === word);
  if (stage) return stage;
  throw new WrongUsage(
    `“${word}” cannot be confirmed: a stage is one of ${STAGES.join(', ')}, said with --stage.`,
  );
};
