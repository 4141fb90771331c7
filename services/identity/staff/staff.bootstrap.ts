import type { Database } from '../../kernel/database/database';
import type { Transaction } from '../../kernel/database/transaction';
import { emailOf, readEmail } from '../../kernel/email/email';
import { newId } from '../../kernel/id/id';
import { assertNone, invalidInput, type FieldFault } from '../../kernel/refusal/refusal';
import { plainLine } from '../../kernel/text/text';
import type { Passwords } from '../login/password';
import { asSystemOf } from '../session/as-system';
import { getStore } from '../store/store.rows';
import { isRight, roles, type Role } from './staff.rules';

/** A staff member to make, with a password they change later. */
export interface NewStaffMember {
  name: string;
  email: string;
  password: string;
  role: Role;
  /** Rights beyond the role's, as the services declare them. */
  extraRights?: string[];
}

/** Making staff from the composition root: demo, command line and tests. */
export class StaffBootstrap {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
  ) {}

  /** Makes a staff member; refuses what is no address, and one that another staff member of the store has. */
  async createStaff(storeId: string, staff: NewStaffMember): Promise<{ id: string }> {
    assertNone(staffFaults(staff));
    const passwordHash = await this.passwords.hashPatiently(storeId, staff.password);
    const id = newId();
    await asSystemOf(this.database, storeId, 'createStaff', (tx) =>
      insertStaff(tx, { ...staff, id, passwordHash }),
    );
    return { id };
  }
}

/** A staff member as the table takes it. */
type StaffRow = Omit<NewStaffMember, 'password'> & { id: string } & (
    { passwordHash: string; invitedAt?: undefined } | { passwordHash: null; invitedAt: Date }
  );

/** Writes a staff member down; refuses an address that another one of the store has. */
export async function insertStaff(tx: Transaction, staff: StaffRow): Promise<void> {
  await getStore(tx);
  const { id, role, extraRights = [], passwordHash, invitedAt = null } = staff;
  const made = await tx.sql(
    `INSERT INTO identity.staff_member (id, name, email, role, extra_rights, password_hash, invited_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (store_id, email) DO NOTHING RETURNING id`,
    [id, plainLine(staff.name), emailOf(staff.email), role, extraRights, passwordHash, invitedAt],
  );
  if (made.length > 0) return;
  throw invalidInput({ path: 'email', code: 'TAKEN', message: 'Another staff member has this address' });
}

const LONGEST_NAME = 100;

/** What cannot be about a staff member, before anything is written. */
export function staffFaults(staff: Omit<NewStaffMember, 'password'>): FieldFault[] {
  const { name, email, role, extraRights = [] } = staff;
  const faults: FieldFault[] = [];
  const length = [...plainLine(name)].length;
  if (length < 1 || length > LONGEST_NAME) {
    const code = length < 1 ? 'REQUIRED' : 'TOO_LONG';
    faults.push({ path: 'name', code, message: `Has ${length} characters; from 1 to ${LONGEST_NAME} fit` });
  }
  const read = readEmail(email);
  if (!('email' in read)) faults.push({ path: 'email', ...read });
  if (!roles.includes(role))
    faults.push({ path: 'role', code: 'NOT_ALLOWED', message: `One of ${roles.join(', ')}` });
  const unknown = extraRights.find((right) => !isRight(right));
  if (unknown !== undefined)
    faults.push({ path: 'extraRights', code: 'NOT_ALLOWED', message: `There is no right "${unknown}"` });
  return faults;
}
