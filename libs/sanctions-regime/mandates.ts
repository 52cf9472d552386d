import type {
  MonitoringMandateEstablished,
  MonitoringMandateExtended,
  SanctionsInspectionBlocked,
} from '@contracts';
import { beginningOf, type Instant, type Known, type LegalDate } from '@kernel';

import { expiriesOf } from './expiry';
import { groundOf, inTime, type Ground } from './ground';
import { looksAt } from './looks';
import { isOf, type RegimeFacts } from './reading';
import { stretchesOf } from './stretches';
import {
  isEndConfirmed,
  stretchAt,
  type Closure,
  type Expiry,
  type Stretch,
  type Term,
} from './tenure';

export type MandateTerm = Term &
  Readonly<{
    body: string;
    kind: 'established' | 'extended';
    by: string;
    paragraph: string | null;
  }>;

/** A veto of a draft that would have extended the mandate. */
export type Block = Readonly<{
  from: Instant;
  symbol: string;
  blockedBy: readonly string[];
  restsOn: Ground;
}>;

/** The life of one monitoring body's mandate. */
export type Mandate = Readonly<{
  mandate: string;
  stretches: readonly Stretch<MandateTerm>[];
  blocks: readonly Block[];
  expiries: readonly Expiry[];
}>;

export type MandateInTime = Readonly<{
  mandate: string;
  state: 'active' | 'renewal-blocked' | 'lapsed';
  body: string;
  /** The decision that it rests on. */
  kind: MandateTerm['kind'];
  by: string;
  paragraph: string | null;
  decidedOn: LegalDate;
  /** The last day, inclusive; null where none is known. */
  endsOn: LegalDate | null;
  /** The last day may have passed, and nobody has said whether the mandate ended with it. */
  unconfirmed: boolean;
  /** Whether it is known by now that it did end with that day. */
  endConfirmed: boolean;
  /** ISO 3166-1 alpha-3. */
  blockedBy: readonly string[];
  restsOn: readonly Ground[];
}>;

/** In the order of their first decisions. */
export const mandatesIn = (
  facts: RegimeFacts,
  closures: readonly Closure[],
): readonly Mandate[] => {
  const decisions = [
    ...facts.filter(isOf('MonitoringMandateEstablished')),
    ...facts.filter(isOf('MonitoringMandateExtended')),
  ].map((fact) => ({ mandate: fact.data.mandate, term: termOf(fact) }));
  const inOrder = decisions.toSorted((a, b) => inTime(a.term, b.term));
  return [...new Set(inOrder.map(({ mandate }) => mandate))].map((mandate) => {
    const terms = inOrder.flatMap((each) => (each.mandate === mandate ? [each.term] : []));
    return mandateOf(mandate, terms, { facts, closures });
  });
};

const termOf = (
  fact: Known<MonitoringMandateEstablished> | Known<MonitoringMandateExtended>,
): MandateTerm => {
  const { body, decidedOn, endsOn } = fact.data;
  const act =
    fact.type === 'MonitoringMandateEstablished'
      ? ({
          kind: 'established',
          by: fact.data.establishedBy,
          paragraph: fact.data.paragraph,
        } as const)
      : ({ kind: 'extended', by: fact.data.extendedBy, paragraph: null } as const);
  const from = beginningOf(decidedOn, fact.recordedAt);
  return { from, body, decidedOn, endsOn, ...act, restsOn: groundOf(fact) };
};

const mandateOf = (
  mandate: string,
  terms: readonly MandateTerm[],
  { facts, closures }: Readonly<{ facts: RegimeFacts; closures: readonly Closure[] }>,
): Mandate => {
  const expiries = expiriesOf(
    facts.filter(isOf('MonitoringMandateExpired')).filter(({ data }) => data.mandate === mandate),
  );
  const looks = looksAt(mandate, facts);
  const said = expiries.filter(({ isNotice }) => !isNotice);
  const tenure = { terms, looks, expiries: said, closures, endsWithRegime: true };
  return {
    mandate,
    stretches: stretchesOf(tenure),
    blocks: facts
      .filter(isOf('SanctionsInspectionBlocked'))
      .filter(({ data }) => data.mandate === mandate)
      .map(blockOf)
      .toSorted(inTime),
    expiries,
  };
};

const blockOf = (fact: Known<SanctionsInspectionBlocked>): Block => {
  const { symbol, blockedBy, blockedOn } = fact.data;
  const from = beginningOf(blockedOn, fact.recordedAt);
  return { from, symbol, blockedBy, restsOn: groundOf(fact) };
};

/** Nothing before its first decision. */
export const mandateAt = (mandate: Mandate, at: Instant): MandateInTime | undefined => {
  const stretch = stretchAt(mandate.stretches, at);
  if (!stretch) return undefined;
  const { term, endsOn, unconfirmed, restsOn } = stretch;
  const blocks = blocksOf(mandate, stretch).filter(({ from }) => from <= at);
  return {
    mandate: mandate.mandate,
    state: stateOf(stretch, blocks),
    body: term.body,
    kind: term.kind,
    by: term.by,
    paragraph: term.paragraph,
    decidedOn: term.decidedOn,
    endsOn,
    unconfirmed,
    endConfirmed: isEndConfirmed(mandate.stretches, stretch),
    blockedBy: [...new Set(blocks.flatMap(({ blockedBy }) => blockedBy))],
    restsOn: [...restsOn.slice(0, 1), ...blocks.map((block) => block.restsOn), ...restsOn.slice(1)],
  };
};

/** Whoever was seen at work after the last day is not blocked by what was to renew it. */
const blocksOf = (
  { stretches, blocks }: Mandate,
  stretch: Stretch<MandateTerm>,
): readonly Block[] => {
  const { term, state, endsOn } = stretch;
  if (state === 'running' && endsOn !== term.endsOn) return [];
  const next = stretches
    .slice(stretches.indexOf(stretch))
    .find((other) => other.term !== term)?.term;
  return blocks.filter(
    (block) => inTime(term, block) < 0 && (next === undefined || inTime(block, next) < 0),
  );
};

const stateOf = (
  { state }: Stretch<MandateTerm>,
  blocks: readonly Block[],
): MandateInTime['state'] => {
  if (state === 'ended') return 'lapsed';
  return blocks.length > 0 ? 'renewal-blocked' : 'active';
};
