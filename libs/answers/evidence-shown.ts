import type { EvidenceArchive, EvidenceRecord } from '@platform/archive';

import type { RestsOn } from './rests-on';

export type ShownEvidence = Pick<EvidenceRecord, 'sha256' | 'publisher' | 'tier' | 'title' | 'url'>;

/** Where a value comes from: the fact that decided it, all facts behind it, their documents. */
export type Sourced = Readonly<{
  eventId: string;
  position: string;
  derivedFrom: readonly string[];
  evidence: readonly ShownEvidence[];
}>;

/** Turns the facts that a value rests on, the deciding one last, into what is shown of them. */
export type ShowSources = (restsOn: readonly RestsOn[]) => Partial<Sourced>;

/** Asks the archive once for all the documents of an answer. */
export const sourcesShown = async (
  archive: EvidenceArchive,
  cited: readonly RestsOn[],
): Promise<ShowSources> => {
  const hashes = [...new Set(cited.flatMap(({ evidence }) => evidence))];
  const records = hashes.length === 0 ? [] : await archive.recordsOf(hashes);
  const shown = new Map(records.map((record) => [record.sha256, shownRecord(record)]));
  return (restsOn) => {
    const deciding = restsOn.at(-1);
    if (!deciding) return {};
    const documents = new Set(restsOn.flatMap(({ evidence }) => evidence));
    return {
      eventId: deciding.eventId,
      position: deciding.position,
      derivedFrom: restsOn.map(({ eventId }) => eventId),
      evidence: [...documents].flatMap((sha256) => shown.get(sha256) ?? []),
    };
  };
};

const shownRecord = ({ sha256, publisher, tier, title, url }: EvidenceRecord): ShownEvidence => ({
  sha256,
  publisher,
  tier,
  title,
  url,
});
