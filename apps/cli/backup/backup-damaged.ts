import { ExpectedError } from '../expected-error';
import { EXIT } from '../exit-codes';

/** The copy is not what it says, or not whole: nothing can be restored from it with confidence. */
export class BackupDamaged extends ExpectedError {
  readonly exitCode = EXIT.unexpected;
}
