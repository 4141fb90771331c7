import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import type { Ports } from '../../kernel/subgraph/service';
import { asSystem } from '../session/as-system';
import { hashOfToken, isToken } from '../../kernel/secret/token';
import { isOpen, isWhole } from './link';
import type { MailedLink } from './mailed-link';

/** Looks at links from mails; looking uses nothing up, as mail scanners look, too [R-ID4]. */
export class MailedLinkService {
  constructor(private readonly ports: Pick<Ports, 'clock'>) {}

  /** What a link does and for whom; null where it does nothing any more, or never did. */
  async find(call: Call, token: string): Promise<MailedLink | null> {
    if (!isToken(token)) return null;
    return asSystem(call, (tx) => findMailedLink(tx, token, this.ports.clock.now()));
  }
}

/**
 * Whoever reads a new address may be a stranger: a slip of the pen tells them no name. Of a registration it is told, so that
 * nobody sets a password for what somebody else typed.
 */
async function findMailedLink(tx: Transaction, token: string, now: Date): Promise<MailedLink | null> {
  const [row] = await tx.sql<MailedLink & { [column: string]: unknown }>(
    `SELECT l.purpose, coalesce(l.former_email, ch.email, u.email) AS email,
            CASE WHEN l.purpose NOT IN ('email', 'email-undo') THEN
              (SELECT nullif(coalesce(nullif(c.first_name, ''), c.display_name), '') FROM identity.customer_user cu
                 JOIN identity.customer c ON c.id = cu.customer_id
                WHERE cu.user_id = u.id AND cu.enabled ORDER BY cu.created_at, c.id LIMIT 1) END AS name
       FROM identity.link_token l JOIN identity."user" u ON u.id = l.user_id
       LEFT JOIN identity.email_change ch ON ch.user_id = u.id AND l.purpose = 'email'
      WHERE l.token_hash = $1 AND ${isOpen} AND (l.purpose = 'email') = (ch.user_id IS NOT NULL)
      UNION ALL
     SELECT l.purpose, coalesce(l.former_email, ch.email, u.email), CASE WHEN l.purpose <> 'staff-email' THEN u.name END
       FROM identity.link_token l JOIN identity.staff_member u ON u.id = l.staff_member_id
       LEFT JOIN identity.staff_email_change ch ON ch.staff_member_id = u.id AND l.purpose = 'staff-email'
      WHERE l.token_hash = $1 AND ${isWhole} AND (l.purpose = 'staff-email') = (ch.staff_member_id IS NOT NULL)
      UNION ALL
     SELECT 'registration', r.email, coalesce(nullif(r.company_name, ''), r.first_name || ' ' || r.last_name) FROM identity.registration r
      WHERE r.token_hash = $1 AND r.used_at IS NULL AND r.expires_at > $2`,
    [hashOfToken(token), now],
  );
  return row ?? null;
}
