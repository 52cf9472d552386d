import { DomainError } from '@kernel';

const SHOWN = 20;

const some = (codes: readonly string[]): string =>
  codes.length > SHOWN
    ? `${codes.slice(0, SHOWN).join(', ')} and ${String(codes.length - SHOWN)} more`
    : codes.join(', ');

export class DatesDoNotFitStage extends DomainError {
  readonly code = 'EDITION_DATES_DO_NOT_FIT_STAGE';

  constructor(stage: 'announced' | 'promulgated') {
    super(
      stage === 'announced'
        ? 'An announced edition has a day of announcement, and none of promulgation or effect.'
        : 'A promulgated edition has a definite day of effect, and no expected one.',
    );
  }
}

/** Whether a provision is itemised, its founding act says: an edition does not change that. */
export class ProvisionNotItemised extends DomainError {
  readonly code = 'PROVISION_NOT_ITEMISED';

  constructor(provision: string) {
    super(
      `“${provision}” was established as one whose items are not held. If you hold them, retract ` +
        'the act that established it with a replacement whose provision is itemised; then import.',
    );
  }
}

/** An empty file is more often an outage than the end of a list. */
export class EmptyEdition extends DomainError {
  readonly code = 'EDITION_EMPTY';

  constructor() {
    super('An edition without items removes everything: where a list ends, record its withdrawal.');
  }
}

export class DuplicateCodes extends DomainError {
  readonly code = 'DUPLICATE_CODES';

  constructor(codes: readonly string[]) {
    super(`Listed more than once: ${some(codes)}.`);
  }
}

export class EditionOutOfOrder extends DomainError {
  readonly code = 'EDITION_OUT_OF_ORDER';

  constructor(edition: string, newest: string) {
    super(`Edition “${edition}” is older than “${newest}”, which is on record.`);
  }
}

export class EditionRemovesMost extends DomainError {
  readonly code = 'EDITION_REMOVES_MOST';

  constructor(removed: number, held: number) {
    super(
      `It would remove ${String(removed)} of ${String(held)} items. ` +
        `If that is right, say so: removes = ${String(removed)}.`,
    );
  }
}

export class EditionTotalDiffers extends DomainError {
  readonly code = 'EDITION_TOTAL_DIFFERS';

  constructor(items: number, stated: number) {
    super(`The edition has ${String(items)} items; the authority stated ${String(stated)}.`);
  }
}

export class EditionDateDiffers extends DomainError {
  readonly code = 'EDITION_DATE_DIFFERS';

  constructor(changeId: string, field: string, onRecord: string) {
    super(`“${changeId}” has ${onRecord} as ${field} on record.`);
  }
}

/** What is announced is announced against something: the items of the edition in force. */
export class NoEditionToCompareWith extends DomainError {
  readonly code = 'EDITION_WITHOUT_BASE';

  constructor(provision: string) {
    super(`No promulgated edition of “${provision}” is on record: record that one first.`);
  }
}

export class ItemsInParts extends DomainError {
  readonly code = 'ITEMS_IN_PARTS';

  constructor() {
    super('Items that need more than one part are recorded as an edition, which is decided whole.');
  }
}

export class ItemsDoNotFit extends DomainError {
  readonly code = 'ITEMS_DO_NOT_FIT';

  constructor(codes: readonly string[]) {
    super(`Added though held, or amended or removed though not held: ${some(codes)}.`);
  }
}

export class ItemsWithoutChange extends DomainError {
  readonly code = 'ITEMS_WITHOUT_CHANGE';

  constructor(changeId: string) {
    super(`The count changes with “${changeId}”: record the change's numbers first.`);
  }
}

/** A later edition is on record as its difference to this one, and would mean another list. */
export class EditionBuiltUpon extends DomainError {
  readonly code = 'EDITION_BUILT_UPON';

  constructor(edition: string, later: string) {
    super(`Edition “${later}” was compared with “${edition}”: retract the later one first.`);
  }
}
