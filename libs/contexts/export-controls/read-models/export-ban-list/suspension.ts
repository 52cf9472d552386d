import type { RestsOn } from '@answers';
import { endOf, startOf, type CalendarDate, type Instant, type LegalDay } from '@kernel';

/** What ends, suspends or resumes a provision, and from when on. */
export type StandingAct = Readonly<{
  kind: 'suspended' | 'resumed' | 'ended';
  from: Instant;
  /** The last day of a suspension; null where it has no end, or is none. */
  until: LegalDay | null;
  restsOn: RestsOn;
}>;

/** Somebody looked at what the authority publishes. */
export type Look = Readonly<{
  stage: 'promulgated' | 'in-force' | 'suspended';
  from: Instant;
  restsOn: RestsOn;
}>;

/** Both oldest first. */
export type Standings = Readonly<{ acts: readonly StandingAct[]; looks: readonly Look[] }>;

export type Standing = Readonly<{
  state: 'standing' | 'suspended' | 'ended';
  suspendedUntil: CalendarDate | null;
  /** The printed end has passed, and nobody has said whether the suspension ended with it. */
  revivalUnconfirmed: boolean;
  restsOn: readonly RestsOn[];
}>;

type Spell = Pick<StandingAct, 'from' | 'until'> & Readonly<{ restsOn: readonly RestsOn[] }>;

const standing = (...restsOn: readonly RestsOn[]): Standing => ({
  state: 'standing',
  suspendedUntil: null,
  revivalUnconfirmed: false,
  restsOn,
});

const suspended = (
  restsOn: readonly RestsOn[],
  until: LegalDay | null,
  revivalUnconfirmed = false,
): Standing => ({
  state: 'suspended',
  suspendedUntil: until && until.value,
  revivalUnconfirmed,
  restsOn,
});

/** Where a provision stands, given all that was ever said of it, later looks included. */
export const standingAt = (at: Instant, standings: Standings): Standing => {
  const ended = standings.acts.find(({ kind, from }) => kind === 'ended' && from <= at);
  if (ended) return { ...standing(ended.restsOn), state: 'ended' };
  const spell = spellAt(at, standings);
  if (!spell) return standing();
  const { until, restsOn } = spell;
  if (until === null) return suspended(restsOn, null);
  if (at < endOf(until)) return suspended(restsOn, until);
  return pastPrintedEnd(at, { ...spell, until }, standings);
};

/** The suspension that no act has lifted; whether its printed end came to pass is asked after. */
const spellAt = (at: Instant, { acts, looks }: Standings): Spell | null => {
  const begun = acts.filter(({ from }) => from <= at);
  const spell = begun.reduce<Spell | null>((before, act) => {
    if (act.kind !== 'suspended') return null;
    const running = before && !isOver(before, act.from, looks) ? before : null;
    return running ? extended(running, act) : { ...act, restsOn: [act.restsOn] };
  }, null);
  return spell && !isOver(spell, at, looks) ? spell : null;
};

/** Without a printed end a suspension is over from the day on which a rule was seen in force. */
const isOver = ({ from, until }: Spell, at: Instant, looks: readonly Look[]): boolean =>
  until === null &&
  looks.some((look) => look.stage === 'in-force' && look.from > from && look.from <= at);

/** One that reaches further extends; another one changes nothing. No end reaches furthest. */
const extended = (spell: Spell, act: StandingAct): Spell => {
  if (spell.until === null) return spell;
  const further = act.until === null || startOf(spell.until) < startOf(act.until);
  return further ? { ...spell, until: act.until, restsOn: [...spell.restsOn, act.restsOn] } : spell;
};

type Ended = Spell & Readonly<{ until: LegalDay }>;

/**
 * The end of a suspension is believed once somebody says so: a look on or after the first day
 * without makes it believed from that day on. An act that resumes later says that the rule was
 * suspended until then. Without either the suspension stays, and nobody knows.
 */
const pastPrintedEnd = (at: Instant, spell: Ended, { acts, looks }: Standings): Standing => {
  const end = endOf(spell.until);
  const next = acts.find(({ from }) => from > at);
  // A look after the next act tells how things are then, and nothing of the time before it.
  const told = looks.filter(({ from }) => from >= end && (!next || from < next.from));
  const look = told.findLast(({ from }) => from <= at) ?? told[0];
  if (look) {
    return look.stage === 'suspended'
      ? suspended([...spell.restsOn, look.restsOn], null)
      : standing(...spell.restsOn, look.restsOn);
  }
  if (next?.kind === 'resumed') return suspended([...spell.restsOn, next.restsOn], null);
  return suspended(spell.restsOn, spell.until, true);
};

/** Wherever a provision may come to stand otherwise. */
export const turningPoints = ({ acts, looks }: Standings): readonly Instant[] => [
  ...[...acts, ...looks].map(({ from }) => from),
  ...acts.flatMap(({ until }) => (until ? [endOf(until)] : [])),
];
