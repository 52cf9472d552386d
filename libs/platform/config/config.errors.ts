import { DomainError } from '@kernel';

/** A name with a typing error would otherwise be a default in silence. */
export class UnknownSetting extends DomainError {
  readonly code = 'SETTING_UNKNOWN';

  constructor(unknown: readonly string[], known: readonly string[]) {
    const one = unknown.length === 1;
    super(
      `${unknown.join(', ')} ${one ? 'is no setting' : 'are no settings'} of Interdict. ` +
        `It knows:\n${known.map((name) => `  ${name}`).join('\n')}`,
    );
  }
}

/** Every one that is wrong, not only the first. */
export class InvalidSetting extends DomainError {
  readonly code = 'SETTING_INVALID';

  constructor(reasons: readonly string[]) {
    super(reasons.join('\n'));
  }
}

/** A service has no default for where its database or its broker is. */
export class SettingMissing extends DomainError {
  readonly code = 'SETTING_MISSING';

  constructor(missing: readonly string[]) {
    super(`${missing.join(', ')} must be set: this process cannot do without.`);
  }
}
