import type { ExpectedError } from '../expected-error';
import type { Instance } from '../instance/instance';
import type { Asker } from './asker';

/** A person who is asked, and the instance that the answers are for. */
export type Dialogue = Readonly<{
  ask: Asker;
  instance: Instance;
  /** Says what went wrong, where it can be mended at once. */
  tell: (error: ExpectedError) => void;
}>;
