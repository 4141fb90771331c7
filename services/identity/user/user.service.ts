import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { notFound } from '../../kernel/refusal/refusal';
import { endSessionsOf } from '../session/session.service';
import { lockCustomersOf, tellLogIns } from './log-ins';
import { User, type CustomerUser } from './user';

const columns = `u.id, u.email, u.activated_at IS NOT NULL AS activated, u.enabled, u.last_visit_at AS "lastVisitAt",
  u.created_at AS "createdAt"`;

type UserRow = Pick<User, 'id' | 'email' | 'activated' | 'enabled' | 'lastVisitAt' | 'createdAt'>;

/** Users, as far as the policy shows them to the actor. */
export class UserService {
  /** A user; null where there is none, or not for this actor. */
  find(call: Call, id: string): Promise<User | null> {
    return call.load('identity.user', id, async (tx, ids: string[]) => {
      const rows = await tx.sql<UserRow>(
        'identity.users',
        `SELECT ${columns} FROM identity."user" u WHERE u.id = ANY ($1::uuid[])`,
        [ids],
      );
      return new Map(rows.map((row) => [row.id, row as User]));
    });
  }

  /** The users of a customer, the oldest link first; empty where there is none, or not for this actor. */
  async ofCustomer(call: Call, customerId: string): Promise<CustomerUser[]> {
    const found = await call.load('identity.users-of-customer', customerId, usersOfCustomers);
    return found ?? [];
  }

  /** Switches a log-in on or off [P5]. Off ends its sessions, whatever the moment they are in. */
  async setEnabled(call: Call, userId: string, enabled: boolean): Promise<User> {
    return call.write(async (tx) => {
      const customerIds = await lockCustomersOf(tx, userId);
      if (!enabled) await endSessionsOf(tx, userId);
      const users = tx.manager.getRepository(User);
      const user = await users.findOneBy({ id: userId });
      if (user === null) throw notFound();
      user.enabled = enabled;
      await users.save(user);
      await tellLogIns(tx, customerIds);
      const { id, email, activated, lastVisitAt, createdAt } = user;
      return Object.assign(
        { __typename: 'User' },
        { id, email, activated, enabled, lastVisitAt, createdAt },
      ) as unknown as User;
    });
  }
}

async function usersOfCustomers(
  tx: Transaction,
  customerIds: string[],
): Promise<Map<string, CustomerUser[]>> {
  const rows = await tx.sql<
    UserRow & { customerId: string; linkEnabled: boolean; role: CustomerUser['role'] }
  >(
    'identity.users-of-customers',
    `SELECT l.customer_id AS "customerId", l.enabled AS "linkEnabled", l.role, ${columns}
       FROM identity.customer_user l JOIN identity."user" u ON u.id = l.user_id
      WHERE l.customer_id = ANY ($1::uuid[]) ORDER BY l.created_at, u.id`,
    [customerIds],
  );
  const users = new Map<string, CustomerUser[]>();
  for (const { customerId, linkEnabled, role, ...user } of rows) {
    users.set(customerId, [
      ...(users.get(customerId) ?? []),
      { user: user as User, enabled: linkEnabled, role },
    ]);
  }
  return users;
}
