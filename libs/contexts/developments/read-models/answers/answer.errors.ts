import { DomainError } from '@kernel';

export class DevelopmentUnknown extends DomainError {
  readonly code = 'DEVELOPMENT_UNKNOWN';

  constructor(development: string) {
    super(`No development “${development}” is known at this position.`);
  }
}

/** Letters that no development names may be a typing error: whose they are nobody can tell. */
export class ActorUnknown extends DomainError {
  readonly code = 'ACTOR_UNKNOWN';

  constructor(actor: string) {
    super(`No organisation ${actor} is known at this position.`);
  }
}

export class AboutUnreadable extends DomainError {
  readonly code = 'ABOUT_UNREADABLE';

  constructor(text: string) {
    super(
      `“${text}” is nothing that a development is about: those are called regime:1718, ` +
        'treaty:ru-kp-2024, list:kr-situational-licence, development:<development>, state:KP or ' +
        'resolution:S/RES/1718(2006).',
    );
  }
}

export class ActorUnreadable extends DomainError {
  readonly code = 'ACTOR_UNREADABLE';

  constructor(text: string) {
    super(
      `“${text}” is neither a country of ISO 3166-1 alpha-2 (JP) nor the letters of an ` +
        'organisation (NATO).',
    );
  }
}
