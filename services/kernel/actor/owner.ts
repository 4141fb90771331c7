import { newId } from '../id/id';
import { EVERY_RIGHT } from '../permission/rights';
import { visitor, type Actor } from './actor';

/** Somebody of a store who may do everything and has no log-in: at the command line, in the demo. */
export function owner(storeId: string, name: string): Actor {
  return {
    ...visitor(storeId),
    ...{ kind: 'staff', userId: newId(), teamIds: null, rights: [EVERY_RIGHT], assurance: 'password', name },
  };
}
