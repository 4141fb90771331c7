import type { newsletterAsked, newsletterChosen, newsletterLeft } from '../../../schema/events/identity';
import type { DeclaredEvent } from '../../../schema/events/event';
import type { Transaction } from '../../kernel/database/transaction';
import { spellingsOf } from '../../kernel/email/email';

type Told<Event> = Event extends DeclaredEvent<infer Payload> ? Payload : never;
export type Asked = Told<typeof newsletterAsked>;
export type Left = Told<typeof newsletterLeft>;
export type Chosen = Told<typeof newsletterChosen>;

/**
 * Subscriber `s` is no customer who has said whether they want it: with a customer's, what stands with the
 * customer counts, but for one who wants it and has no address besides this one.
 */
export const HAS_NO_SAY = `NOT EXISTS (SELECT FROM customers.customer c
    WHERE c.store_id = s.store_id AND (c.email = s.email OR c.id = s.customer_id AND NOT (c.newsletter_state = 'ON' AND c.email = '')) AND c.newsletter_since > '-infinity')`;

/** So many who never confirmed go with each who comes: there are no more than came within the time. */
const GONE_WITH_EACH = 3;
const PENDING_DAYS = 30;

/**
 * Keeps that somebody asked, or confirmed. What was done later stands, in whatever order one hears of it, and what anybody
 * types at the foot of a page takes nothing away: neither from who has it, nor the proof that somebody had it and left.
 */
export async function keepAsked(tx: Transaction, asked: Asked): Promise<void> {
  const { id, email, language, agreedTo, place, askedAt, confirmedAt } = asked;
  await tx.sql(
    `INSERT INTO customers.subscriber AS s (id, email, state, language, agreed_to, place, asked_at, confirmed_at, done_at)
     VALUES ($1, $2, CASE WHEN $7::timestamptz IS NULL THEN 'PENDING' ELSE 'CONFIRMED' END, $3, $4, $5, $6::timestamptz,
       coalesce($7, '-infinity'), coalesce($7, $6))
     ON CONFLICT (store_id, email) DO UPDATE SET state = excluded.state, language = excluded.language, agreed_to = excluded.agreed_to,
       place = excluded.place, asked_at = excluded.asked_at, confirmed_at = excluded.confirmed_at, unsubscribed_at = '-infinity',
       unsubscribed_by = '', done_at = excluded.done_at
       WHERE s.done_at < excluded.done_at AND (excluded.state = 'CONFIRMED' OR s.state = 'PENDING')`,
    [id, email, language, agreedTo, place, askedAt, confirmedAt],
  );
  await tx.sql(
    `DELETE FROM customers.subscriber WHERE id IN (
       SELECT id FROM customers.subscriber WHERE state = 'PENDING' AND asked_at < $1::timestamptz - interval '${PENDING_DAYS} days'
        ORDER BY asked_at LIMIT ${GONE_WITH_EACH} FOR UPDATE SKIP LOCKED)`,
    [askedAt],
  );
}

/** A customer at this address has agreed; who did before stays as they agreed then. */
export async function agreeAsCustomer(tx: Transaction, email: string, at: string): Promise<void> {
  await tx.sql(
    `UPDATE customers.customer SET newsletter_state = 'ON', newsletter_source = 'FOOTER', newsletter_since = $2, version = version + 1
      WHERE email <> '' AND email = ANY ($1::text[]) AND newsletter_state = 'OFF' AND newsletter_since < $2::timestamptz`,
    [spellingsOf(email), at],
  );
  await tx.sql(
    `UPDATE customers.subscriber s SET customer_id = c.id FROM customers.customer c
      WHERE s.email = $1 AND c.email <> '' AND c.email = ANY ($2::text[])`,
    [email, spellingsOf(email)],
  );
}

/**
 * Keeps that somebody left: also where one hears of it before one has heard that they came, of an address as of the customer
 * it is of, and of every other address that agreed as that customer's.
 */
export async function keepLeft(tx: Transaction, { id, email, customerId, at, by }: Left): Promise<void> {
  await tx.sql(
    `INSERT INTO customers.subscriber AS s (id, email, state, unsubscribed_at, unsubscribed_by, done_at)
     VALUES ($1, $2, 'UNSUBSCRIBED', $3, $4, $3)
     ON CONFLICT (store_id, email) DO UPDATE SET state = 'UNSUBSCRIBED', unsubscribed_at = excluded.unsubscribed_at,
       unsubscribed_by = excluded.unsubscribed_by, done_at = excluded.done_at
       WHERE s.done_at < excluded.done_at AND s.state <> 'UNSUBSCRIBED'`,
    [id, email, at, by],
  );
  await tx.sql(
    `UPDATE customers.subscriber s SET state = 'UNSUBSCRIBED', unsubscribed_at = $2, unsubscribed_by = $3, done_at = $2
      WHERE s.customer_id IN (SELECT o.customer_id FROM customers.subscriber o WHERE o.email = $1 UNION SELECT $4::uuid)
        AND s.state = 'CONFIRMED' AND s.done_at < $2::timestamptz`,
    [email, at, by, customerId],
  );
  await tx.sql(
    `UPDATE customers.customer SET newsletter_state = 'OFF', newsletter_source = '', newsletter_since = $3, version = version + 1
      WHERE (id = $2 OR email <> '' AND email = ANY ($1::text[])) AND newsletter_since < $3::timestamptz`,
    [spellingsOf(email), customerId, at],
  );
}

/** Keeps what was said for a customer at the portal; what was said later stands, in whatever order one hears of it. */
export async function keepChosen(tx: Transaction, chosen: Chosen): Promise<void> {
  const { id, customerId, email, language, agreedTo, isWanted, at } = chosen;
  if (!isWanted) return keepLeft(tx, { id, email, customerId, at, by: 'PROFILE' });
  await keepAsked(tx, { id, email, language, agreedTo, place: 'PROFILE', askedAt: at, confirmedAt: at });
  await tx.sql('UPDATE customers.subscriber SET customer_id = $2 WHERE email = $1', [email, customerId]);
  await tx.sql(
    `UPDATE customers.customer SET newsletter_state = 'ON', newsletter_source = 'PORTAL', newsletter_since = $2, version = version + 1
      WHERE id = $1 AND newsletter_state = 'OFF' AND newsletter_since < $2::timestamptz`,
    [customerId, at],
  );
}
