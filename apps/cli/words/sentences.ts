import type { DomainEvent, LegalDate } from '@kernel';

/** What each kind of event says, in a sentence. A new one breaks the build until it has words. */
export type Sentences<Fact extends DomainEvent> = Readonly<{
  [Type in Fact['type']]: (data: Extract<Fact, { type: Type }>['data']) => string;
}>;

/** As far as its source goes. */
export const day = (date: LegalDate | null): string =>
  date === null ? 'a day that is not known' : (date.value ?? `“${date.verbatim}”`);

export const until = (date: LegalDate | null | undefined): string =>
  date ? `until ${day(date)}` : 'without a known end';

export const named = (names: readonly string[] | 'all'): string =>
  names === 'all' ? 'everywhere' : names.join(', ');

/** `+243`; nothing is computed where nothing was stated. */
export const net = (figure: number | null): string => {
  if (figure === null) return 'by a number that is not stated';
  return `by ${figure > 0 ? '+' : ''}${String(figure)}`;
};

export const total = (figure: number | null): string =>
  figure === null ? 'the total is not stated' : `${String(figure)} in all`;
