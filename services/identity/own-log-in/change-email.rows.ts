import type { Transaction } from '../../kernel/database/transaction';
import { hashOfToken } from '../../kernel/secret/token';
import {
  isOpen,
  isWhole,
  type EmailPurpose,
  type EmailUndoPurpose,
  type FoundLink,
} from '../activation/link';
import type { SessionKind } from '../session/session.rules';
import type { Person } from '../sign-in/sign-in.rows';
import { placeOf } from '../sign-in/sign-in.rows';

interface Waiting {
  table: string;
  /** Which rows are somebody's own wish. */
  own: string;
  confirm: EmailPurpose;
  undo: EmailUndoPurpose;
}
const waiting: Readonly<Record<SessionKind, Waiting>> = {
  portal: { table: 'email_change', own: 'customer_id IS NULL', confirm: 'email', undo: 'email-undo' },
  staff: { table: 'staff_email_change', own: 'true', confirm: 'staff-email', undo: 'staff-email-undo' },
};
export const purposesOf = (kind: SessionKind): Pick<Waiting, 'confirm' | 'undo'> => waiting[kind];

/** An address that somebody wants to log in with, until it is confirmed. */
export interface OwnChange {
  id: string;
  email: string;
  askedAt: Date;
}

/** Lets another address wait in the place of whichever did; answers the id it waits by. */
export async function placeChange(tx: Transaction, { kind, id }: Person, email: string): Promise<string> {
  const { column } = placeOf(kind);
  const ofNobody = kind === 'portal' ? ', customer_id = NULL' : '';
  const [placed] = await tx.sql<{ id: string }>(
    `INSERT INTO identity.${waiting[kind].table} (${column}, id, email) VALUES ($1, kernel.new_id(), $2)
     ON CONFLICT (store_id, ${column}) DO UPDATE SET id = excluded.id, email = excluded.email, asked_at = now()${ofNobody} RETURNING id`,
    [id, email],
  );
  await voidConfirmLinks(tx, { kind, id });
  return placed?.id ?? '';
}

/** What waits by somebody's own wish; locked where it is to be used. */
export async function findOwnChange(
  tx: Transaction,
  { kind, id }: Person,
  lock: '' | 'FOR UPDATE' = '',
): Promise<OwnChange | null> {
  const { table, own } = waiting[kind];
  const [found] = await tx.sql<OwnChange & { [column: string]: unknown }>(
    `SELECT id, email, asked_at AS "askedAt" FROM identity.${table} WHERE ${placeOf(kind).column} = $1 AND ${own} ${lock}`,
    [id],
  );
  return found ?? null;
}

/** Takes it away, with the link that would confirm it; answers the address, null where nothing waited. */
export async function dropOwnChange(tx: Transaction, { kind, id }: Person): Promise<string | null> {
  const { table, own } = waiting[kind];
  const [gone] = await tx.sql<{ email: string }>(
    `DELETE FROM identity.${table} WHERE ${placeOf(kind).column} = $1 AND ${own} RETURNING email`,
    [id],
  );
  if (gone !== undefined) await voidConfirmLinks(tx, { kind, id });
  return gone?.email ?? null;
}

async function voidConfirmLinks(tx: Transaction, { kind, id }: Person): Promise<void> {
  await tx.sql(
    `UPDATE identity.link_token SET replaced_at = now()
      WHERE ${placeOf(kind).column} = $1 AND purpose = $2 AND used_at IS NULL AND replaced_at IS NULL`,
    [id, waiting[kind].confirm],
  );
}

/** The link to a staff member's new address behind a token, in this store; consumes nothing. */
export async function findStaffEmailLink(
  tx: Transaction,
  token: string,
  now: Date,
): Promise<FoundLink | null> {
  const [row] = await tx.sql<FoundLink & { [column: string]: unknown }>(
    `SELECT l.id, l.staff_member_id AS "personId", l.purpose, u.email, ${isWhole} AS "isOpen"
       FROM identity.link_token l JOIN identity.staff_member u ON u.id = l.staff_member_id
      WHERE l.token_hash = $1 AND l.purpose = 'staff-email'`,
    [hashOfToken(token), now],
  );
  return row ?? null;
}

/** The link that brings an address back, with that address, whoever's; consumes nothing. */
export async function findUndoLink(tx: Transaction, token: string, now: Date): Promise<FoundLink | null> {
  const [row] = await tx.sql<FoundLink & { [column: string]: unknown }>(
    `SELECT l.id, l.user_id AS "personId", l.purpose, l.former_email AS email, ${isOpen} AS "isOpen"
       FROM identity.link_token l JOIN identity."user" u ON u.id = l.user_id
      WHERE l.token_hash = $1 AND l.former_email IS NOT NULL
      UNION ALL
     SELECT l.id, l.staff_member_id, l.purpose, l.former_email, ${isWhole}
       FROM identity.link_token l JOIN identity.staff_member u ON u.id = l.staff_member_id
      WHERE l.token_hash = $1 AND l.former_email IS NOT NULL`,
    [hashOfToken(token), now],
  );
  return row ?? null;
}

/** Makes void what was mailed after this one to bring an address back: never what was mailed before. */
export async function voidLaterUndos(tx: Transaction, { kind, id }: Person, linkId: string): Promise<void> {
  await tx.sql(
    `UPDATE identity.link_token SET replaced_at = now() WHERE ${placeOf(kind).column} = $1 AND id > $2
        AND former_email IS NOT NULL AND used_at IS NULL AND replaced_at IS NULL`,
    [id, linkId],
  );
}

/** Whether another staff member logs in with an address. */
export async function isTakenByStaff(tx: Transaction, id: string, spellings: string[]): Promise<boolean> {
  const found = await tx.sql(
    'SELECT FROM identity.staff_member WHERE email = ANY ($1::text[]) AND id <> $2',
    [spellings, id],
  );
  return found.length > 0;
}

/** Gives a staff member another address; answers the one that was, null = switched off meanwhile. */
export async function moveStaff(tx: Transaction, id: string, email: string): Promise<string | null> {
  const [moved] = await tx.sql<{ former: string }>(
    `UPDATE identity.staff_member m SET email = $2 FROM identity.staff_member was
      WHERE m.id = $1 AND was.id = m.id AND m.enabled RETURNING was.email AS former`,
    [id, email],
  );
  return moved?.former ?? null;
}

/**
 * Takes the password away, until another one is set by a link: no hash is this, and comparing with it takes as long as with
 * one.
 */
export async function forgetPassword(tx: Transaction, { kind, id }: Person): Promise<void> {
  await tx.sql(`UPDATE ${placeOf(kind).table} SET password_hash = '' WHERE id = $1`, [id]);
}
