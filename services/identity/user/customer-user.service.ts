import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { emailOf, spellingsOf } from '../../kernel/email/email';
import { newId } from '../../kernel/id/id';
import { sendMail } from '../../kernel/mail/send-mail';
import { invalidInput, notFound } from '../../kernel/refusal/refusal';
import type { Ports } from '../../kernel/subgraph/service';
import { linkMails } from '../activation/link-mails';
import { takeMail } from '../mail/take-mail';
import { getStore } from '../store/store.rows';
import type {
  ChangeCustomerUserInput,
  InviteCustomerUserInput,
  UnlinkCustomerUserInput,
} from './customer-user.input';
import { dropUsers, holdInvitations, inviteWaiting } from './invite';
import { tellLogIns } from './log-ins';
import type { CustomerUser, CustomerUserRole } from './user';
import { usersOfCustomers } from './user.service';

/** Who acts for which customer, at the word of staff [N22 N23]. */
export class CustomerUserService {
  constructor(private readonly ports: Pick<Ports, 'clock'>) {}

  /** Links who logs in with an address, or invites them. */
  invite(call: Call, { customerId, email: typed, role }: InviteCustomerUserInput): Promise<CustomerUser> {
    const email = emailOf(typed);
    return call.write(async (tx) => {
      await holdInvitations(tx);
      const contact = await lockCustomer(tx, customerId);
      const known = await findUser(tx, email);
      if (known?.enabled === false) throw notAllowed('email', 'The log-in is switched off');
      const isActivated = known?.isActivated === true;
      if (!isActivated && !(await getStore(tx)).portalOn)
        throw notAllowed('email', 'The portal is switched off');
      const userId = known?.id ?? (await makeUser(tx, email));
      const to = known?.email ?? email;
      await link(tx, { customerId, userId, role, asContact: contact === to });
      if (!isActivated) await this.mail(tx, call, to, customerId);
      await tellLogIns(tx, [customerId]);
      return linkOf(tx, customerId, userId);
    });
  }

  /** Changes what a user may do for a customer, or whether they act for it; the sessions there are lose it then. */
  change(call: Call, { customerId, userId, role, enabled }: ChangeCustomerUserInput): Promise<CustomerUser> {
    return call.write(async (tx) => {
      await lockCustomer(tx, customerId);
      await tx.sql(
        `UPDATE identity.customer_user SET enabled = coalesce($4, enabled), role = coalesce($3, role)
          WHERE customer_id = $1 AND user_id = $2 AND (role <> coalesce($3, role) OR enabled <> coalesce($4, enabled))`,
        [customerId, userId, role ?? null, enabled ?? null],
      );
      return linkOf(tx, customerId, userId);
    });
  }

  /** Takes the link away; somebody invited whom nobody else waits for is no user any more. */
  async unlink(call: Call, { customerId, userId }: UnlinkCustomerUserInput): Promise<{ userId: string }> {
    return call.write(async (tx) => {
      await holdInvitations(tx);
      await lockCustomer(tx, customerId);
      const { user } = await linkOf(tx, customerId, userId);
      if (!user.activated && (await isContact(tx, customerId, userId)))
        throw notAllowed('userId', 'The invitation follows the contact address of the customer');
      await tx.sql('DELETE FROM identity.customer_user WHERE customer_id = $1 AND user_id = $2', [
        customerId,
        userId,
      ]);
      const freed = await dropUsers(tx, [userId]);
      await tellLogIns(tx, [customerId, ...(await inviteWaiting(tx, freed))]);
      return { userId };
    });
  }

  private async mail(tx: Transaction, call: Call, to: string, customerId: string): Promise<void> {
    await takeMail(tx, call, to, this.ports.clock.now());
    await sendMail(tx, linkMails.activation, { to, customerId, data: { isFull: false, isInvited: true } });
  }
}

const notAllowed = (path: string, message: string): Error =>
  invalidInput({ path, code: 'NOT_ALLOWED', message });

/** Holds a customer until the commit; answers the contact address. */
async function lockCustomer(tx: Transaction, id: string): Promise<string> {
  const [customer] = await tx.sql<{ email: string }>(
    'SELECT email FROM identity.customer WHERE id = $1 FOR NO KEY UPDATE',
    [id],
  );
  if (customer === undefined) throw notFound();
  return customer.email;
}

interface FoundUser {
  id: string;
  email: string;
  enabled: boolean;
  isActivated: boolean;
}

async function findUser(tx: Transaction, email: string): Promise<FoundUser | null> {
  const [user] = await tx.sql<FoundUser & { [column: string]: unknown }>(
    `SELECT id, email, enabled, activated_at IS NOT NULL AS "isActivated" FROM identity."user"
      WHERE email = ANY ($1::text[]) ORDER BY array_position($1::text[], email::text) LIMIT 1 FOR NO KEY UPDATE`,
    [spellingsOf(email)],
  );
  return user ?? null;
}

async function makeUser(tx: Transaction, email: string): Promise<string> {
  const id = newId();
  await tx.sql('INSERT INTO identity."user" (id, email) VALUES ($1, $2)', [id, email]);
  return id;
}

async function link(
  tx: Transaction,
  of: { customerId: string; userId: string; role: CustomerUserRole; asContact: boolean },
): Promise<void> {
  const made = await tx.sql(
    `INSERT INTO identity.customer_user (customer_id, user_id, role, as_contact) VALUES ($1, $2, $3, $4)
     ON CONFLICT (store_id, customer_id, user_id) DO NOTHING RETURNING user_id`,
    [of.customerId, of.userId, of.role, of.asContact],
  );
  if (made.length === 0)
    throw invalidInput({ path: 'email', code: 'TAKEN', message: 'They act for this customer already' });
}

async function isContact(tx: Transaction, customerId: string, userId: string): Promise<boolean> {
  const [found] = await tx.sql(
    'SELECT FROM identity.customer_user WHERE customer_id = $1 AND user_id = $2 AND as_contact',
    [customerId, userId],
  );
  return found !== undefined;
}

async function linkOf(tx: Transaction, customerId: string, userId: string): Promise<CustomerUser> {
  const links = (await usersOfCustomers(tx, [customerId])).get(customerId.toLowerCase()) ?? [];
  const found = links.find(({ user }) => user.id === userId.toLowerCase());
  if (found === undefined) throw notFound();
  return found;
}
