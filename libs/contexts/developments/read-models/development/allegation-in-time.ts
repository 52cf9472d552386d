import { saidIn, type DatedAct } from './dated-act';
import type { AllegationInTime } from './development';

/** Never whether it is so: who says it, what was shown for it, and who says that it is not. */
export const allegationAt = (acts: readonly DatedAct[]): AllegationInTime => {
  const denials = saidIn(acts, 'ViolationDenied');
  const alleged = allegedIn(acts);
  return {
    kind: 'allegation',
    status: statusOf(alleged, denials),
    ...alleged,
    evidenceReported: saidIn(acts, 'EvidenceReported').map(({ reportedBy, finding }) => ({
      reportedBy,
      finding,
    })),
    denials: denials.map(({ deniedBy, denial }) => ({ deniedBy, denial })),
  };
};

type Alleged = Pick<AllegationInTime, 'allegation' | 'accusers' | 'accused' | 'violates'>;

/** What somebody found and shows is no accusation. */
const statusOf = (
  { accusers }: Alleged,
  denials: readonly unknown[],
): AllegationInTime['status'] => {
  if (accusers.length === 0) return null;
  return denials.length > 0 ? 'denied' : 'alleged';
};

/** Evidence may be shown before anybody accuses. */
const allegedIn = (acts: readonly DatedAct[]): Alleged => {
  const [alleged] = saidIn(acts, 'ViolationAlleged');
  if (!alleged) return { allegation: null, accusers: [], accused: [], violates: [] };
  const { allegation, accusers, accused, violates } = alleged;
  return { allegation, accusers, accused, violates };
};
