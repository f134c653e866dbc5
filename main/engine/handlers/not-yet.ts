import { engineError } from '../errors';

/** A call whose desk is still being built; gone before this lands. */
export const notYet = (): never => {
  throw engineError('NOT_FOUND', { what: 'not-built-yet' });
};
