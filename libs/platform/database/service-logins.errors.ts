import { DomainError } from '@kernel';

import type { ServiceRole } from './service-roles';

/** Only one who may make roles admits services; standalone needs none. */
export class ServicesNotAdmitted extends DomainError {
  readonly code = 'SERVICES_NOT_ADMITTED';

  constructor(cause: Error) {
    super(
      `Services have no roles in this database: ${cause.message}. Make their logins as the owner ` +
        'of the database with CREATEROLE, or as a superuser.',
    );
    this.cause = cause;
  }
}

/** Postgres would prepare other letters before it compares them. */
export class PasswordNotAscii extends DomainError {
  readonly code = 'PASSWORD_NOT_ASCII';

  constructor(role: ServiceRole) {
    super(`The password of ${role} is empty or has characters beside printable ASCII.`);
  }
}
