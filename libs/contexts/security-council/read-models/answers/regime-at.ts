import type { Asked } from '@answers';
import { COUNCIL_ZONE, type SanctionsRegimeFact } from '@contracts';
import { instantOf, type Instant } from '@kernel';
import type { Projection, VersionRow, VersionRows } from '@platform/projections';

import {
  enforcementStatus,
  type EnforcementStatus,
} from '../enforcement-status/enforcement-status.timeline';
import { securityCouncil } from '../security-council.read-model';
import { RegimeUnknown } from './answer.errors';

/** The Council's days begin in New York. @throws UnreadableDate */
export const momentOf = ({ asOf, now }: Pick<Asked, 'asOf' | 'now'>): Instant =>
  instantOf(asOf ?? now, COUNCIL_ZONE);

/** Every regime that is known at the position, in the order of their resolutions. */
export const statusesAt = async (
  rows: VersionRows,
  asked: Asked,
): Promise<readonly VersionRow<EnforcementStatus>[]> => {
  const sought = { asOf: momentOf(asked), position: asked.position };
  const found = await rows.find(securityCouncil, enforcementStatus, sought);
  return found.toSorted((a, b) => Number(a.key) - Number(b.key));
};

/**
 * The row of one regime, by its id or by a name that it was given later.
 *
 * @throws RegimeUnknown
 */
export const regimeAt = async <Value extends object>(
  rows: VersionRows,
  asked: Asked & Readonly<{ regime: string }>,
  projection: Projection<SanctionsRegimeFact, Value>,
): Promise<VersionRow<Value>> => {
  const { regime } = asked;
  const [row] = await find(rows, asked, { projection, key: regime });
  if (row) return row;
  const named = (await statusesAt(rows, asked)).find(({ value }) => value.aliases.includes(regime));
  const [aliased] = named ? await find(rows, asked, { projection, key: named.key }) : [];
  if (!aliased) throw new RegimeUnknown(regime);
  return aliased;
};

const find = <Value extends object>(
  rows: VersionRows,
  asked: Asked,
  {
    projection,
    key,
  }: Readonly<{ projection: Projection<SanctionsRegimeFact, Value>; key: string }>,
): Promise<readonly VersionRow<Value>[]> =>
  rows.find(securityCouncil, projection, {
    key,
    asOf: momentOf(asked),
    position: asked.position,
  });
