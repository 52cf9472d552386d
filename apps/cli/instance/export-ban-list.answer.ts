import { z } from 'zod';

import { count, envelope, evidence, text } from './envelope';

const provision = z.object({
  provision: z.string(),
  stage: z.string(),
  effectiveOn: text,
  suspendedUntil: text,
  citation: text,
  evidence: z.array(evidence).nullish(),
});

const pending = z.object({
  changeId: z.string(),
  stage: z.string(),
  net: count,
  statedTotal: count,
  expectedOn: text,
  effectiveOn: text,
  evidence: z.array(evidence).nullish(),
});

const disputed = z.object({
  changeId: z.string(),
  field: z.string(),
  values: z.array(z.object({ value: z.string(), source: text, adopted: z.boolean().nullish() })),
});

const list = z.object({
  list: z.string(),
  authority: z.string(),
  /** Where the authority's days begin: an IANA name. */
  zone: z.string(),
  instrument: text,
  controlType: z.string(),
  destinations: z.array(z.string()).nullish(),
  total: count,
  itemised: count,
  provisions: z.array(provision),
  pending: z.array(pending),
  nextEffectiveOn: text,
  disputed: z.array(disputed).nullish(),
  evidence: z.array(evidence).nullish(),
});

const listed = list.partial().required({ list: true, authority: true, controlType: true });

export const exportBanList = envelope(list);
export const exportBanLists = envelope(z.array(listed));

export type ExportBanList = z.infer<typeof list>;
export type ListedList = z.infer<typeof listed>;
export type StatedProvision = z.infer<typeof provision>;

const change = z.object({
  changeId: z.string(),
  kind: text,
  announcedOn: text,
  expectedOn: text,
  promulgatedOn: text,
  effectiveOn: text,
  grossAdded: count,
  net: count,
  statedTotal: count,
  expectedTotal: count,
  difference: count,
  stage: text,
  dateClaims: z
    .array(
      z.object({
        field: z.string(),
        value: z.string(),
        source: text,
        adopted: z.boolean().nullish(),
      }),
    )
    .nullish(),
});

export const listChanges = envelope(z.array(change));

export type ListChange = z.infer<typeof change>;
