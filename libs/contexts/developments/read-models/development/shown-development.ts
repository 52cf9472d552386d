import { stated, type RestsOn, type ShowSources } from '@answers';
import { isDay, type LegalDate } from '@kernel';

import type { Dispute } from './claimed-dates';
import type { DateInTime, DevelopmentInTime, KindInTime } from './development';
import type { DevelopmentKind } from './acts';

export const shownDevelopment = (current: DevelopmentInTime, sources: ShowSources) => ({
  development: current.development,
  ...shownKind(current),
  actors: current.actors,
  about: current.about,
  dates: current.dates.map((date) => shownDate(date, sources)),
  disputed: current.disputed.map((dispute) => shownDispute(dispute, sources)),
  ...sources(current.restsOn),
});

/** Known, and not there yet: no status is one of it. */
export const notYetThere = (development: string, kind: DevelopmentKind) => ({
  development,
  kind,
  status: null,
  actors: [],
  about: [],
  dates: [],
  disputed: [],
});

export type ShownDevelopment = ReturnType<typeof shownDevelopment | typeof notYetThere>;

/** Left out where there is nothing to say. */
const shownKind = (said: KindInTime) => {
  switch (said.kind) {
    case 'treaty':
      return shownTreaty(said);
    case 'allegation':
      return shownAllegation(said);
    case 'position': {
      const { kind, status, actor, office, stance, statement } = said;
      return { kind, status, actor, ...stated('office', office), stance, statement };
    }
    case 'policy': {
      const { kind, status, actor, office, recipient, from, to, statement } = said;
      const change = { recipient, from, to, statement };
      return { kind, status, actor, ...stated('office', office), ...change };
    }
    case 'incompatibility': {
      const { kind, status, assertedBy, text, incompatibleWith } = said;
      return { kind, status, assertedBy, text, incompatibleWith };
    }
    case 'question': {
      const { kind, status, regime, because, body } = said;
      return { kind, status, regime, because, ...stated('body', body) };
    }
  }
};

const shownTreaty = (treaty: Extract<KindInTime, { kind: 'treaty' }>) => ({
  kind: treaty.kind,
  status: treaty.status,
  treaty: treaty.treaty,
  title: treaty.title,
  parties: treaty.parties,
  ...stated('signedIn', treaty.signedIn),
  replaces: treaty.replaces,
  revives: treaty.revives,
  texts: treaty.texts.map(({ articleCount, ...text }) => ({
    ...text,
    ...stated('articleCount', articleCount),
  })),
  ratifications: treaty.ratifications,
  steps: treaty.steps.map(({ on, ...step }) => ({ ...step, ...shownDay(on) })),
  ...stated('entry', treaty.entry),
  ...stated('end', treaty.end),
});

const shownAllegation = (allegation: Extract<KindInTime, { kind: 'allegation' }>) => ({
  kind: allegation.kind,
  ...stated('status', allegation.status),
  ...stated('allegation', allegation.allegation),
  accusers: allegation.accusers,
  accused: allegation.accused,
  violates: allegation.violates,
  evidenceReported: allegation.evidenceReported,
  denials: allegation.denials,
});

/** With the source's own words: "Thursday" is what the paper wrote. */
const shownDate = ({ field, by, date, restsOn }: DateInTime, sources: ShowSources) => ({
  field,
  by,
  ...printed(date),
  precision: date.precision,
  ...sources(restsOn),
});

/** A value is a date or is left out. Prose is what was printed, and stands beside it. */
const printed = ({ value, verbatim }: LegalDate) => ({
  ...stated('value', value),
  asPrinted: verbatim,
});

const shownDay = (on: LegalDate) => ({
  ...stated('on', on.value),
  ...stated('onAsPrinted', isDay(on) ? null : on.verbatim),
});

const shownDispute = ({ field, values }: Dispute, sources: ShowSources) => ({
  field,
  values: values.map(({ date, source, adopted, restsOn }) => ({
    ...printed(date),
    ...stated('source', source),
    adopted,
    ...sources([restsOn]),
  })),
});

/** Every fact that is shown with a development. */
export const citedBy = ({ restsOn, dates, disputed }: DevelopmentInTime): readonly RestsOn[] => [
  ...restsOn,
  ...dates.flatMap((date) => date.restsOn),
  ...disputed.flatMap(({ values }) => values.map((value) => value.restsOn)),
];
