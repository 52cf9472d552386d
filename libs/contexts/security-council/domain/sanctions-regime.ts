import type { SanctionsRegimeEstablished, SanctionsRegimeFact } from '@contracts';
import { restingOn } from '@kernel';
import { withAdoptedDates } from '@sanctions-regime';

import type { FactOf, FactType, Said } from './said';

/** What decisions know of a regime's past, in the order in which it became known. */
export type EstablishedRegime = Readonly<{
  status: 'established';
  act: SanctionsRegimeEstablished['data'];
  said: readonly Said[];
}>;

/** Before its founding act is known, what is known of a regime waits for it. */
export type SanctionsRegime =
  Readonly<{ status: 'unknown'; waiting: readonly SanctionsRegimeFact[] }> | EstablishedRegime;

export const NOTHING_KNOWN: SanctionsRegime = { status: 'unknown', waiting: [] };

/** Applies a fact. No rule lives here: history is never refused. */
export const evolve = (regime: SanctionsRegime, fact: SanctionsRegimeFact): SanctionsRegime => {
  if (regime.status === 'established') return withFact(regime, fact);
  const waiting = [...regime.waiting, fact];
  const [act, ...resting] = restingOn('SanctionsRegimeEstablished', waiting);
  if (act?.type !== 'SanctionsRegimeEstablished') return { status: 'unknown', waiting };
  const founded = { status: 'established', act: act.data, said: [entryOf(act)] } as const;
  return resting.reduce<EstablishedRegime>(withFact, founded);
};

const withFact = (regime: EstablishedRegime, fact: SanctionsRegimeFact): EstablishedRegime => {
  const said = redated([...regime.said, entryOf(fact)]);
  return { ...regime, said, act: foundingIn(said) ?? regime.act };
};

const entryOf = (fact: SanctionsRegimeFact): Said =>
  // A fact of one type makes an entry of that type; a union cannot say so.
  ({ fact, subject: subjectOf(fact), dated: fact.data }) as Said;

/** With the dates that every answer goes by: the rule is that of the regime's life. */
const redated = (said: readonly Said[]): readonly Said[] => {
  const dated = withAdoptedDates(said.map(({ fact }) => fact));
  return said.map((each, i) => ({ ...each, dated: dated[i]?.data ?? each.dated }) as Said);
};

const foundingIn = ([first]: readonly Said[]): EstablishedRegime['act'] | undefined =>
  first?.fact.type === 'SanctionsRegimeEstablished'
    ? (first.dated as EstablishedRegime['act'])
    : undefined;

const subjectOf = <Type extends FactType>(fact: FactOf<Type>): string =>
  (subjects[fact.type] as (data: object) => string)(fact.data);

/** As the log finds them. A fact of a new type breaks the build until it has a subject here. */
const subjects: { [Type in FactType]: (data: FactOf<Type>['data']) => string } = {
  SanctionsRegimeEstablished: ({ regime }) => regime,
  SanctionsRegimeTerminated: ({ regime }) => regime,
  SanctionsRegimeReinstated: ({ regime }) => regime,
  LegalStatusContested: ({ regime }) => regime,
  SanctionsMeasureImposed: ({ measure }) => measure,
  SanctionsMeasureEased: ({ measure }) => measure,
  SanctionsMeasureExpired: ({ measure }) => measure,
  MonitoringMandateEstablished: ({ mandate }) => mandate,
  MonitoringMandateExtended: ({ mandate }) => mandate,
  MonitoringMandateExpired: ({ mandate }) => mandate,
  AlternativeMonitoringEstablished: ({ body }) => body,
  DraftResolutionTabled: ({ symbol }) => symbol,
  ResolutionAdopted: ({ symbol }) => symbol,
  DraftResolutionVetoed: ({ symbol }) => symbol,
  DraftResolutionFailed: ({ symbol }) => symbol,
  SanctionsInspectionBlocked: ({ symbol }) => symbol,
  DateClaimed: ({ subject }) => subject,
  DateAdopted: ({ subject }) => subject,
  StatusConfirmed: ({ subject }) => subject,
};

/** What is on record of these types. */
export const saidOf = <Type extends FactType>(
  { said }: EstablishedRegime,
  ...types: readonly Type[]
): readonly Said<Type>[] =>
  said.filter(({ fact }) => (types as readonly FactType[]).includes(fact.type)) as Said<Type>[];
