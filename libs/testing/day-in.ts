import type { LegalDay } from '@kernel';

/** Writes days of one zone: `dayIn('Asia/Seoul')('2024-09-09')`. */
export const dayIn =
  (zone: string) =>
  (value: string, verbatim = value): LegalDay => ({ verbatim, value, precision: 'day', zone });

/** What an example fact says otherwise than the story. */
export type Over<Fact extends { data: object }> = Partial<Fact['data']>;
