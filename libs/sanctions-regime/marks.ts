import { endOf, isDay, possibleDaysOf, type Instant, type LegalDate, type LegalDay } from '@kernel';

import type { Ground } from './ground';
import type { Stretch, Term } from './tenure';

/** From when on something stands as it does, until the next mark. */
export type Mark = Omit<Stretch<Term>, 'term' | 'to'>;

export type End = Readonly<{ earliest: Instant; latest: Instant }>;

/** Where an end can first have passed, and where it surely has; null where nobody can tell. */
export const endsBetween = (endsOn: LegalDate | null): End | null => {
  if (!endsOn) return null;
  const { first, last } = possibleDaysOf(endsOn);
  const [from, to] = [first ?? last, last ?? first];
  if (from === null || to === null) return null;
  const { zone } = endsOn;
  return { earliest: endOf({ value: from, zone }), latest: endOf({ value: to, zone }) };
};

export const running = ({ from, endsOn, restsOn }: Term): Mark => ({
  from,
  state: 'running',
  endsOn,
  unconfirmed: false,
  endedOn: null,
  restsOn: [restsOn],
});

export const inDoubt = (term: Term, from: Instant): Mark => ({
  ...running(term),
  from,
  unconfirmed: true,
});

/** Seen to last, whatever its printed end: when it will end is not known. */
export const goingOn = (term: Term, from: Instant, seen: Ground): Mark => ({
  ...running(term),
  from,
  endsOn: null,
  restsOn: [term.restsOn, seen],
});

export const ended = (
  { endsOn, restsOn }: Term,
  from: Instant,
  { because, endedOn }: Readonly<{ because: Ground; endedOn: LegalDay | null }>,
): Mark => ({
  from,
  state: 'ended',
  endsOn: endedOn ?? endsOn,
  unconfirmed: false,
  endedOn,
  restsOn: [restsOn, because],
});

/** In doubt from where it can have ended until where that is known. */
export const endedAt = (
  term: Term,
  { earliest }: End,
  { at, because }: Readonly<{ at: Instant; because: Ground }>,
): readonly Mark[] => {
  const { endsOn } = term;
  const endedOn = endsOn && isDay(endsOn) && at === earliest ? endsOn : null;
  const mark = ended(term, at, { because, endedOn });
  return at > earliest ? [inDoubt(term, earliest), mark] : [mark];
};
