import type { Call } from '../../kernel/database/call';
import { rowsOf } from '../../kernel/row/rows';
import { StaffMember } from './staff';
import { rightsOf } from './staff.rules';

const staffRows = rowsOf<Omit<StaffMember, 'rights'>>(StaffMember);

/** Staff members and what they chose. */
export class StaffService {
  /** A staff member; null where there is none, or not for this actor. */
  find(call: Call, id: string): Promise<StaffMember | null> {
    return call.load('identity.staff', id, async (tx, ids: string[]) => {
      const found = await staffRows.byKeys(tx, ids);
      return new Map(
        [...found].map(([key, member]) => [
          key,
          { ...member, rights: rightsOf(member.role, member.extraRights) },
        ]),
      );
    });
  }

  /** The columns a staff member chose for a list; null = the list's own choice. */
  async columnsOf(call: Call, staffMemberId: string, list: string): Promise<string[] | null> {
    const [row] = await call.read((tx) =>
      tx.sql<{ columns: string[] }>(
        'SELECT columns FROM identity.chosen_columns WHERE staff_member_id = $1 AND list = $2',
        [staffMemberId, list],
      ),
    );
    return row?.columns ?? null;
  }

  /** Keeps the columns this staff member wants to see in a list. */
  async chooseColumns(call: Call, list: string, columns: string[]): Promise<StaffMember> {
    const id = call.actor.userId ?? '';
    await call.write((tx) =>
      tx.sql(
        `INSERT INTO identity.chosen_columns (staff_member_id, list, columns) VALUES ($1, $2, $3)
         ON CONFLICT (store_id, staff_member_id, list) DO UPDATE SET columns = excluded.columns`,
        [id, list, columns],
      ),
    );
    const member = await this.find(call, id);
    if (member === null) throw new Error('A staff actor without a staff member');
    return Object.assign({ __typename: 'StaffMember' }, member);
  }
}
