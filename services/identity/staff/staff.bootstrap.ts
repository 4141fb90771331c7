import { readEmail } from '../../kernel/email/email';
import { invalidInput } from '../../kernel/refusal/refusal';
import type { Database } from '../../kernel/database/database';
import { newId } from '../../kernel/id/id';
import type { Passwords } from '../login/password';
import { asSystemOf } from '../session/as-system';
import { getStore } from '../store/store.service';
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
    if (!roles.includes(staff.role))
      throw invalidInput({ path: 'role', code: 'NOT_ALLOWED', message: `One of ${roles.join(', ')}` });
    const unknown = (staff.extraRights ?? []).find((right) => !isRight(right));
    if (unknown !== undefined)
      throw invalidInput({
        path: 'extraRights',
        code: 'NOT_ALLOWED',
        message: `There is no right "${unknown}"`,
      });
    const read = readEmail(staff.email);
    if (!('email' in read)) throw invalidInput({ path: 'email', ...read });
    const passwordHash = await this.passwords.hashPatiently(storeId, staff.password);
    const id = newId();
    await asSystemOf(this.database, storeId, 'createStaff', async (tx) => {
      await getStore(tx);
      const made = await tx.sql(
        `INSERT INTO identity.staff_member (id, name, email, role, extra_rights, password_hash) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (store_id, email) DO NOTHING RETURNING id`,
        [id, staff.name, read.email, staff.role, staff.extraRights ?? [], passwordHash],
      );
      if (made.length === 0)
        throw invalidInput({
          path: 'email',
          code: 'TAKEN',
          message: 'Another staff member has this address',
        });
    });
    return { id };
  }
}
