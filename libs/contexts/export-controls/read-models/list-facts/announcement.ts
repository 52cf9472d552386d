import { type RestsOn, restsOn } from '@answers';
import { type Instant, type Known, type LegalDate, beginningOf, earlierFirst } from '@kernel';
import type { ExportBanListFact } from '@contracts';

import { NO_FIGURES, type Figures } from './act';
import { nothing, readAs, type Reading } from './reading';

/** Says what will come. One change may be announced more than once. */
export type Announcement = Readonly<{
  from: Instant;
  announcedOn: LegalDate;
  expectedOn: LegalDate | null;
  instrument: string;
  figures: Figures;
  restsOn: RestsOn;
}>;

/** What is said of a change that is to come: of each thing the latest word. */
export type Announced = Readonly<{
  announcedOn: LegalDate | null;
  expectedOn: LegalDate | null;
  figures: Figures;
  restsOn: readonly RestsOn[];
}>;

/** An announcement that gives no day has happened when it was first observed. */
const UNDATED: LegalDate = { verbatim: 'undated', value: null, precision: 'unknown', zone: 'UTC' };

const ANNOUNCEMENTS: Reading<Omit<Announcement, 'from' | 'restsOn'> | null> = {
  ExportBanListExpansionAnnounced: ({ data }) => {
    const { announcedOn, expectedOn, instrument, grossAdded, net, statedTotal } = data;
    const figures = { ...NO_FIGURES, grossAdded, net, statedTotal };
    return { announcedOn, expectedOn, instrument, figures };
  },
  // An edition tells goods, not numbers: how many codes it names is not what an authority counts.
  ExportBanListItemised: ({ data: { announcedOn: printed, edition, stage } }) => {
    const announcedOn = printed ?? (stage === 'announced' ? UNDATED : null);
    return (
      announcedOn && { announcedOn, expectedOn: null, instrument: edition, figures: NO_FIGURES }
    );
  },
  ExportBanListEstablished: nothing,
  ExportBanListExpanded: nothing,
  ExportBanListReduced: nothing,
  ExportBanListRebased: nothing,
  ExportBanListSuspended: nothing,
  ExportBanListResumed: nothing,
  ExportBanListWithdrawn: nothing,
  ExportBanListChangeTookEffect: nothing,
  DateClaimed: nothing,
  DateAdopted: nothing,
  StatusConfirmed: nothing,
};

/**
 * Oldest first. An adopted date is that of the first one.
 *
 * @param adopted overrides the day of the first announcement
 */
export const announcementsIn = (
  facts: readonly Known<ExportBanListFact>[],
  adopted: LegalDate | undefined,
): readonly Announcement[] =>
  facts
    .flatMap((fact) => {
      const said = readAs(ANNOUNCEMENTS, fact);
      if (!said) return [];
      const from = beginningOf(said.announcedOn, fact.recordedAt);
      return [{ ...said, from, restsOn: restsOn(fact), recordedAt: fact.recordedAt }];
    })
    .sort((a, b) => earlierFirst(a.from, b.from))
    .map(({ recordedAt, ...said }, i) =>
      adopted && i === 0
        ? { ...said, announcedOn: adopted, from: beginningOf(adopted, recordedAt) }
        : said,
    );

/** A later word that is silent on a number leaves the earlier one. */
export const announcedBy = (announcements: readonly Announcement[], at: Instant): Announced => {
  const heard = announcements.filter(({ from }) => from <= at);
  const latest = <Said>(of: (said: Announcement) => Said | null): Said | null =>
    heard.reduce<Said | null>((before, said) => of(said) ?? before, null);
  return {
    announcedOn: heard[0]?.announcedOn ?? null,
    expectedOn: latest(({ expectedOn }) => expectedOn),
    figures: {
      ...NO_FIGURES,
      grossAdded: latest(({ figures }) => figures.grossAdded),
      net: latest(({ figures }) => figures.net),
      statedTotal: latest(({ figures }) => figures.statedTotal),
    },
    restsOn: heard.map((said) => said.restsOn),
  };
};
