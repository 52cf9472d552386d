import { sha256Of } from '@platform/archive';
import { canonicalText } from '@platform/event-log';

/** RFC 8785: the same content always has the same bytes, and so the same hash. */
export const canonicalJson = (value: unknown): Buffer => Buffer.from(canonicalText(value), 'utf8');

export const sha256OfJson = (value: unknown): string => sha256Of(canonicalJson(value));
