import { kindOf, type Development, type DevelopmentKind } from './development';
import { DevelopmentOfAnotherKind } from './development.errors';

/**
 * Lets pass what is of that kind, and what nothing founds yet.
 *
 * @throws DevelopmentOfAnotherKind
 */
export const requireKind = (development: Development, id: string, asked: DevelopmentKind): void => {
  const known = kindOf(development);
  if (known !== null && known !== asked) throw new DevelopmentOfAnotherKind(id, known, asked);
};
