import {
  earlierFirst,
  endOf,
  isDay,
  possibleDaysOf,
  startOf,
  type Instant,
  type LegalDate,
} from '@kernel';

import { inTime } from './ground';
import {
  ended,
  endedAt,
  endsBetween,
  goingOn,
  inDoubt,
  running,
  type End,
  type Mark,
} from './marks';
import type { Closure, Expiry, Look, Stretch, Tenure, Term } from './tenure';

/**
 * What held when. An end that nobody confirmed is not believed: what was running runs on, in doubt,
 * until a look, a later decision, the end of the regime or a document says what became of it.
 */
export const stretchesOf = <Decided extends Term>(
  tenure: Tenure<Decided>,
): readonly Stretch<Decided>[] => {
  const terms = begun(tenure.terms);
  return terms.flatMap((term, i) => {
    const next = terms[i + 1];
    const known = { ...tenure, ends: terms.map(({ endsOn }) => endsOn), next };
    const marks = [running(term), ...afterwards(term, known)].map((mark) => ({
      ...mark,
      from: later(mark.from, term.from),
    }));
    return cut(marks.toSorted(byTime), terms[i + 1]?.from ?? null).map((mark) => ({
      ...mark,
      term,
    }));
  });
};

type Known = Omit<Tenure<Term>, 'terms'> &
  Readonly<{ ends: readonly (LegalDate | null)[]; next: Term | undefined }>;

const byTime = (one: Mark, other: Mark): number => earlierFirst(one.from, other.from);

const later = (one: Instant, other: Instant): Instant => (one > other ? one : other);

/**
 * Decisions in the order of time. One that its source dates to the month or year, and that can have
 * been taken in time, leaves no gap: it holds from where the one before it ends.
 */
const begun = <Decided extends Term>(terms: readonly Decided[]): readonly Decided[] =>
  terms.toSorted(inTime).reduce<readonly Decided[]>((before, term) => {
    const last = before.at(-1);
    const end = last && endsBetween(last.endsOn);
    const moves = end && !isDay(term.decidedOn) && end.earliest < term.from;
    const seamless = moves && canPrecede(term.decidedOn, end.latest);
    return [...before, seamless ? { ...term, from: later(last.from, end.earliest) } : term];
  }, []);

const canPrecede = (decidedOn: LegalDate, end: Instant): boolean => {
  const { first } = possibleDaysOf(decidedOn);
  return first === null || startOf({ value: first, zone: decidedOn.zone }) < end;
};

/** What became of a term after it began. */
const afterwards = (term: Term, known: Known): readonly Mark[] => {
  const otherDay = known.expiries.find((expiry) => endsOtherwise(term, expiry, known));
  if (otherDay) {
    const { endedOn, restsOn: because } = otherDay;
    return [ended(term, endOf(endedOn), { because, endedOn })];
  }
  const end = endsBetween(term.endsOn);
  return end ? pastPrintedEnd(term, end, known) : withoutPrintedEnd(term, known);
};

/**
 * A document names the last day, where the decision itself did not give it to the day. What is said
 * of the day that another decision printed is about that one.
 */
const endsOtherwise = (term: Term, { endedOn }: Expiry, { ends, next }: Known): boolean => {
  const { endsOn } = term;
  if (endsOn && isDay(endsOn)) return false;
  const end = endOf(endedOn);
  const isPrinted = ends.some((other) => other?.value === endedOn.value);
  const isOfTerm = term.from < end && (!next || end <= next.from);
  return isOfTerm && !isPrinted && canBe(end, endsBetween(endsOn));
};

const canBe = (end: Instant, range: End | null): boolean =>
  !range || (range.earliest <= end && end <= range.latest);

const withoutPrintedEnd = (term: Term, known: Known): readonly Mark[] => {
  const looks = looksFrom(term.from, known);
  const first = looks.findIndex(({ stage }) => stage === 'ended');
  const seen = first < 0 ? [] : looks.slice(first).map((look) => seenAs(term, look));
  return [...seen, ...withTheRegime(term, term.from, known)];
};

const looksFrom = (from: Instant, { looks, next }: Known): readonly Look[] =>
  // A look after the next decision tells how things are then, and nothing of the time before it.
  looks.filter((look) => look.from >= from && (!next || look.from < next.from));

const seenAs = (term: Term, { stage, from, restsOn: because }: Look): Mark =>
  stage === 'ended' ? ended(term, from, { because, endedOn: null }) : goingOn(term, from, because);

const withTheRegime = (term: Term, from: Instant, known: Known): readonly Mark[] => {
  const closure = known.closures.find((each) => each.from > from);
  return closure && known.endsWithRegime
    ? [ended(term, closure.from, { because: closure.restsOn, endedOn: null })]
    : [];
};

const pastPrintedEnd = (term: Term, end: End, known: Known): readonly Mark[] => {
  const told = looksFrom(end.earliest, known).filter(
    ({ stage, from }) => stage === 'ended' || from >= end.latest,
  );
  const [first, ...further] = told;
  if (first) {
    const rest = further.map((look) => seenAs(term, look));
    return [...firstLook(term, end, first), ...rest, ...afterLooks(term, told, known)];
  }
  return confirmedOtherwise(term, end, known);
};

const firstLook = (term: Term, end: End, look: Look): readonly Mark[] => {
  const { earliest, latest } = end;
  if (look.stage === 'in-force') return [goingOn(term, earliest, look.restsOn)];
  const at = look.from < latest ? look.from : latest;
  return endedAt(term, end, { at, because: look.restsOn });
};

const afterLooks = (term: Term, told: readonly Look[], known: Known): readonly Mark[] => {
  const last = told.at(-1);
  return last?.stage === 'in-force' ? withTheRegime(term, last.from, known) : [];
};

const confirmedOtherwise = (term: Term, end: End, known: Known): readonly Mark[] => {
  const { earliest, latest } = end;
  const { next, expiries } = known;
  if (next && canPrecede(next.decidedOn, latest)) return [];
  if (next) return endedAt(term, end, { at: latest, because: next.restsOn });
  const closure = closureOf(end, known);
  if (closure && closure.from <= earliest) return overWithRegime(term, end, { closure, known });
  // Nothing expires before it was decided: such a document is about the term before it.
  const expiry = expiries.find(
    ({ endedOn }) => endedOn.value === term.endsOn?.value && endOf(endedOn) > term.from,
  );
  if (expiry) return endedAt(term, end, { at: latest, because: expiry.restsOn });
  return closure ? overWithRegime(term, end, { closure, known }) : [inDoubt(term, earliest)];
};

/** A measure that was over with its regime did not expire on the day that was printed for it. */
const overWithRegime = (
  term: Term,
  end: End,
  { closure: { from, restsOn: because }, known }: Readonly<{ closure: Closure; known: Known }>,
): readonly Mark[] => {
  const at = later(end.latest, from);
  const marks = endedAt(term, end, { at, because });
  const expired = known.endsWithRegime || from === at;
  return expired ? marks : marks.map((mark) => ({ ...mark, endedOn: null }));
};

/** Of a regime that was over by then, or is since, nobody renews anything. */
const closureOf = ({ latest }: End, { closures }: Known): Closure | undefined =>
  closures.find(({ to }) => to === null || to > latest);

/** Each lasts until the next one begins, and all of them until the next decision. */
const cut = (
  marks: readonly Mark[],
  until: Instant | null,
): readonly (Mark & { to: Instant | null })[] =>
  marks
    .map((mark, i) => ({ ...mark, to: marks[i + 1]?.from ?? until }))
    .filter(({ from, to }) => (to === null || from < to) && (until === null || from < until))
    .map((mark) =>
      until !== null && mark.to !== null && mark.to > until ? { ...mark, to: until } : mark,
    );
