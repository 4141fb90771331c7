import type { Database } from '../../kernel/database/database';
import { newId } from '../../kernel/id/id';
import { assertNone, type FieldFault } from '../../kernel/refusal/refusal';
import { commonPasswords } from '../activation/common-passwords';
import { maximumPasswordLength, passwordProblem, passwordProblems } from '../activation/password.rules';
import type { Passwords } from '../login/password';
import { asSystemOf } from '../session/as-system';
import { insertStaff, staffFaults, type NewStaffMember } from '../staff/staff.bootstrap';
import { insertStore, type NewStore } from './store.bootstrap';
import { storeFaults } from './store.rules';

/** A store and the owner who logs in to it first. */
export interface NewShop {
  store: NewStore;
  owner: Pick<NewStaffMember, 'name' | 'email' | 'password'>;
}

/** As a store asks of its customers, where it says nothing else. */
const MINIMUM_PASSWORD_LENGTH = 12;

/** What cannot be about a store or its owner, by field; nothing is looked up, and nothing need be running. */
export function shopFaults({ store, owner }: NewShop): FieldFault[] {
  const ofOwner = [...staffFaults({ ...owner, role: 'owner' }), ...passwordFaults(store, owner)];
  return [...storeFaults(store), ...ofOwner.map((fault) => ({ ...fault, path: `owner.${fault.path}` }))];
}

function passwordFaults(store: NewStore, { email, password }: NewShop['owner']): FieldFault[] {
  const minimumLength = store.minimumPasswordLength ?? MINIMUM_PASSWORD_LENGTH;
  const context = { minimumLength, email, storeName: store.name, common: commonPasswords() };
  const problem = passwordProblem(password, context);
  if (problem === null) return [];
  const length = `Has ${[...password].length} characters; from ${minimumLength} to ${maximumPasswordLength} are taken`;
  if (problem === 'TOO_COMMON')
    return [{ path: 'password', code: 'NOT_ALLOWED', message: passwordProblems.TOO_COMMON }];
  return [{ path: 'password', code: problem, message: length }];
}

/** Making a store with its owner, from the command line: both or neither. */
export class ShopBootstrap {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
  ) {}

  /** Makes both in one transaction; refuses what cannot be, and an id that there is. */
  async createShop({ store, owner }: NewShop): Promise<void> {
    assertNone(shopFaults({ store, owner }));
    const passwordHash = await this.passwords.hashPatiently(store.id, owner.password);
    await asSystemOf(this.database, store.id, 'createShop', async (tx) => {
      await insertStore(tx, store);
      await insertStaff(tx, { ...owner, role: 'owner', id: newId(), passwordHash });
    });
  }
}
