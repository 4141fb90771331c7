import type { ResolveActor } from '../kernel/subgraph/port';
import type { NewStaffMember } from './staff/staff.bootstrap';
import type { FirstLogIn, NewShop } from './store/shop';
import type { NewStore, StoreChanges } from './store/store.bootstrap';

/** What identity alone offers to the composition root, the demo and the command line. */
export interface IdentityExtra {
  /** Who presents this credential; null = no such store. One transaction, nothing remembered. */
  resolveActor: ResolveActor;
  /** Ids of all stores; empty on a first start. */
  listStoreIds(): Promise<string[]>;
  createStore(store: NewStore): Promise<void>;
  /** A store with its owner, both or neither. */
  createShop(shop: NewShop): Promise<void>;
  /** Somebody who runs the installation; store 00000 with the first of them. */
  createOperator(operator: FirstLogIn, language: string): Promise<void>;
  changeStore(storeId: string, changes: StoreChanges): Promise<void>;
  createStaff(storeId: string, staff: NewStaffMember): Promise<{ id: string }>;
  /** Gives an invited address a password; false where nobody was invited (the customers' event is still on its way). */
  activateUser(storeId: string, email: string, password: string): Promise<boolean>;
}
