import type { SanctionsRegimeFact } from '@contracts';
import { sameContent } from '@kernel';

export type FactType = SanctionsRegimeFact['type'];
export type FactOf<Type extends FactType> = Extract<SanctionsRegimeFact, { type: Type }>;

/** A fact as it was recorded, and as it is read. */
export type Said<Type extends FactType = FactType> = {
  [Each in Type]: Readonly<{
    fact: FactOf<Each>;
    subject: string;
    /** With the dates that were adopted since in the place of its own. */
    dated: FactOf<Each>['data'];
  }>;
}[Type];

/** Word for word. A log adds to its facts where and since when it holds them. */
export const saysTheSame = (one: SanctionsRegimeFact, other: SanctionsRegimeFact): boolean =>
  one.type === other.type && sameContent(one.data, other.data);
