import { historyOf } from '../../kernel/audit/history';
import type { Connection } from '../../kernel/connection/connection-type';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import type { HistoryArgs, HistoryEntry } from '../../kernel/graph/history';
import { rowsOf } from '../../kernel/row/rows';
import { notFound } from '../../kernel/refusal/refusal';
import { endSessionsOf } from '../session/session.service';
import { lockCustomersOf, tellLogIns } from './log-ins';
import { User, type CustomerUser } from './user';

const userRows = rowsOf<Omit<User, 'activated'>>(User);
const selected = userRows.as('u');

/** Users, as far as the policy shows them to the actor. */
export class UserService {
  /** A user; null where there is none, or not for this actor. */
  find(call: Call, id: string): Promise<User | null> {
    return call.load('identity.user', id, readUsers);
  }

  /** The users of a customer, the oldest link first; empty where there is none, or not for this actor. */
  async ofCustomer(call: Call, customerId: string): Promise<CustomerUser[]> {
    const found = await call.load('identity.users-of-customer', customerId, usersOfCustomers);
    return found ?? [];
  }

  /** What was changed of a customer's log-ins: of the links to it, and of the users that they lead to. */
  async history(call: Call, customerId: string, wanted: HistoryArgs): Promise<Connection<HistoryEntry>> {
    const links = await this.ofCustomer(call, customerId);
    return historyOf(call, 'identity', [customerId, ...links.map(({ user }) => user.id)], wanted, {
      // Sessions and links to passwords have the same subjects, and are nobody's changes.
      entities: ['user', 'customer_user', 'chosen_language', 'text_acceptance', 'second_factor'],
      named: { columns: ['user_id'], read: addresses },
    });
  }

  /** Switches a log-in on or off [P5]. Off ends its sessions, whatever the moment they are in. */
  async setEnabled(call: Call, userId: string, enabled: boolean): Promise<User> {
    return call.write(async (tx) => {
      const customerIds = await lockCustomersOf(tx, userId);
      if (!enabled) await endSessionsOf(tx, userId);
      await userRows.update(tx, userId, { enabled });
      const user = (await readUsers(tx, [userId])).get(userId);
      if (user === undefined) throw notFound();
      await tellLogIns(tx, customerIds);
      return Object.assign(user, { __typename: 'User' });
    });
  }
}

async function readUsers(tx: Transaction, ids: string[]): Promise<Map<string, User>> {
  const found = await userRows.byKeys(tx, ids);
  return new Map([...found].map(([id, user]) => [id, userOf(user)]));
}

async function addresses(tx: Transaction, ids: string[]): Promise<Map<string, string>> {
  const users = await userRows.byKeys(tx, ids);
  return new Map([...users].map(([id, { email }]) => [id, email]));
}

function userOf(user: Omit<User, 'activated'>): User {
  return { ...user, activated: user.activatedAt !== null };
}

/** The users of these customers, the oldest link first. */
export async function usersOfCustomers(
  tx: Transaction,
  customerIds: string[],
): Promise<Map<string, CustomerUser[]>> {
  const rows = await tx.sql<{ customerId: string; linkEnabled: boolean; role: CustomerUser['role'] }>(
    `SELECT l.customer_id AS "customerId", l.enabled AS "linkEnabled", l.role, ${selected.columns}
       FROM identity.customer_user l JOIN identity."user" u ON u.id = l.user_id
      WHERE l.customer_id = ANY ($1::uuid[]) ORDER BY l.created_at, u.id`,
    [customerIds],
  );
  const users = new Map<string, CustomerUser[]>();
  for (const row of rows) {
    const { customerId, linkEnabled: enabled, role } = row;
    const link = { user: userOf(selected.of(row)), enabled, role };
    users.set(customerId, [...(users.get(customerId) ?? []), link]);
  }
  return users;
}
