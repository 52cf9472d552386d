import type { ExportBanListFact } from '@contracts';
import type { Known, WordOnFacts } from '@kernel';

/** A fact of a list's stream as a log holds it: with what it is about, and in which commit. */
export type KnownFact = Known<ExportBanListFact | WordOnFacts> &
  Readonly<{ subject: string; commit: Readonly<{ id: string }> }>;

/**
 * A fact, and where it is a piece of an edition the whole of it: numbers and items were decided
 * together, and half an edition is another list.
 */
export const wholeEdition = (
  history: readonly KnownFact[],
  fact: KnownFact,
): readonly KnownFact[] => {
  const stage = stageOfEdition(fact);
  if (stage === undefined) return [fact];
  return history.filter(
    (other) =>
      other.commit.id === fact.commit.id &&
      other.subject === fact.subject &&
      stageOfEdition(other) === stage,
  );
};

/** Which edition of its change a fact may be a piece of; none for what no edition says. */
const stageOfEdition = (fact: KnownFact): string | undefined => {
  switch (fact.type) {
    case 'ExportBanListExpansionAnnounced':
      return announcedOn(fact.data);
    case 'ExportBanListItemised':
      return fact.data.stage === 'announced' ? announcedOn(fact.data) : fact.data.stage;
    case 'ExportBanListExpanded':
    case 'ExportBanListReduced':
    case 'ExportBanListRebased':
      return 'promulgated';
    default:
      return undefined;
  }
};

const announcedOn = ({ announcedOn: day }: { announcedOn: { verbatim: string } | null }): string =>
  `announced ${day?.verbatim ?? ''}`;
