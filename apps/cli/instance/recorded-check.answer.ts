import { z } from 'zod';

import { envelope, text } from './envelope';
import { goodsAnswer } from './export-check.answer';

/** One thing that would be said otherwise now, and why; null where nothing is said of it. */
const difference = z.object({
  cause: z.string(),
  list: z.string(),
  provision: text,
  code: text,
  measure: text,
  before: text,
  after: text,
});

const goodDiffers = z.object({
  goods: z.string(),
  /** Null where the stored answer is of a shape that is compared no more. */
  verdictThen: text,
  verdictNow: z.string(),
  differences: z.array(difference),
});

const recorded = z.object({
  determination: z.string(),
  askedAt: text,
  position: text,
  sha256: z.string(),
  answers: z.array(goodsAnswer),
  /** Left out where nothing was compared. */
  differs: z.array(goodDiffers).nullish(),
});

const looked = z.object({
  determination: z.string(),
  askedAt: text,
  differs: z.array(goodDiffers),
});

export const recordedCheck = envelope(recorded);
export const lookback = envelope(z.array(looked));

export type RecordedCheck = z.infer<typeof recorded>;
export type GoodDiffers = z.infer<typeof goodDiffers>;
