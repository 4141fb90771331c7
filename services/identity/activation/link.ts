import { createHmac } from 'node:crypto';
import type { Transaction } from '../../kernel/database/transaction';
import { hashOfToken } from '../../kernel/secret/token';

/** What a link is for. One made for the one purpose does not do for the other. */
export type LinkPurpose =
  PasswordPurpose | EmailPurpose | EmailUndoPurpose | 'registration' | StaffLinkPurpose | SignInPurpose;

/** What a link is for that confirms an address to log in with: a user's, or a staff member's. */
export type EmailPurpose = 'email' | 'staff-email';

/** What a link is for that brings back the address that was, likewise. */
export type EmailUndoPurpose = 'email-undo' | 'staff-email-undo';

/** What a link to a staff member's password is for. */
export type StaffLinkPurpose = 'staff-reset' | 'staff-activation';

/** What a link is for that says that a log-in was somebody else's: a user's, or a staff member's. */
export type SignInPurpose = 'sign-in' | 'staff-sign-in';

/** What a link to a user's password is for. */
export type PasswordPurpose = 'activation' | 'reset';

const MINUTE_MS = 60_000;
/** How long a link works [R-ID4]. */
export const linkLifetimeMs: Readonly<Record<LinkPurpose, number>> = {
  activation: 24 * 60 * MINUTE_MS,
  reset: 30 * MINUTE_MS,
  email: 24 * 60 * MINUTE_MS,
  registration: 24 * 60 * MINUTE_MS,
  'staff-reset': 30 * MINUTE_MS,
  'staff-activation': 7 * 24 * 60 * MINUTE_MS,
  'sign-in': 7 * 24 * 60 * MINUTE_MS,
  'staff-sign-in': 7 * 24 * 60 * MINUTE_MS,
  'staff-email': 24 * 60 * MINUTE_MS,
  'email-undo': 7 * 24 * 60 * MINUTE_MS,
  'staff-email-undo': 7 * 24 * 60 * MINUTE_MS,
};

/** Whom and what a link is for. `id` is the mail's: a mail that is sent again carries the same link. */
export interface Link {
  id: string;
  storeId: string;
  /** The user, or the staff member; of a registration, which is nobody's yet, that itself. */
  personId: string;
  purpose: LinkPurpose;
  /** How long it works, where that is not as usual for what it is for. */
  worksMs?: number;
}

/** How long the link works that staff invite somebody with. */
export const INVITATION_MS = 7 * 24 * 60 * MINUTE_MS;

const isOfStaff = (purpose: LinkPurpose): boolean => purpose.startsWith('staff-');

/** Links of which a person has one that is open: they are neither of a log-in nor of an address that was. */
const isOneOfAKind = 'sign_in_id IS NULL AND former_email IS NULL';
/** Of the two kinds there are, those that confirm an address. */
const confirms = `purpose IN ('email', 'staff-email')`;

/** Where the people are whom a link may be for. */
const personOf = (purpose: LinkPurpose): { table: string; column: string } =>
  isOfStaff(purpose)
    ? { table: 'identity.staff_member', column: 'staff_member_id' }
    : { table: 'identity."user"', column: 'user_id' };

/**
 * The link's token: 256 bits only this installation can compute, bound to mail, user, store and purpose. Not
 * drawn at random but derived, because it is kept nowhere: a mail job that is tried again must send the same
 * link again, and neither the job nor the log may hold it.
 */
export function linkToken(secret: Buffer, link: Link): string {
  return createHmac('sha256', secret)
    .update(JSON.stringify([link.storeId, link.personId, link.purpose, link.id]))
    .digest('base64url');
}

/**
 * Makes the link good, and older ones of the person void: links to a password, or those that confirm an address. Answers
 * false where it has itself been replaced or used meanwhile: then there is nothing to send. Sent again, it lives anew from
 * now.
 */
export async function openLink(tx: Transaction, link: Link, token: string, now: Date): Promise<boolean> {
  const { table, column } = personOf(link.purpose);
  // One person's links are opened one after the other, or two new ones would each find no older.
  await lockPerson(tx, link);
  await tx.sql(
    `UPDATE identity.link_token SET replaced_at = $3 WHERE ${column} = $1 AND id < $2 AND used_at IS NULL AND replaced_at IS NULL
        AND ${isOneOfAKind} AND (${confirms}) = $4`,
    [link.personId, link.id, now, link.purpose.endsWith('email')],
  );
  const [open] = await tx.sql(
    `INSERT INTO identity.link_token AS l (id, token_hash, ${column}, purpose, created_at, expires_at, epoch)
     SELECT $1, $2, u.id, $4, $5, $6, u.epoch FROM ${table} u
      WHERE u.id = $3 AND NOT EXISTS (SELECT FROM identity.link_token newer
                                       WHERE newer.${column} = $3 AND newer.id > $1 AND ${isOneOfAKind} AND (${confirms}) = $7)
     ON CONFLICT (store_id, id) DO UPDATE SET expires_at = excluded.expires_at, epoch = excluded.epoch
       WHERE l.used_at IS NULL AND l.replaced_at IS NULL
     RETURNING id`,
    [
      link.id,
      hashOfToken(token),
      link.personId,
      link.purpose,
      now,
      new Date(now.getTime() + (link.worksMs ?? linkLifetimeMs[link.purpose])),
      link.purpose.endsWith('email'),
    ],
  );
  return open !== undefined;
}

/**
 * Makes the link good of one log-in, or of one address that was. There may be several of a person, and none of them has to do
 * with a password: nothing else becomes void. Answers false where it was used meanwhile.
 */
export async function openNotMeLink(
  tx: Transaction,
  link: Link & { signInId?: string; formerEmail?: string },
  token: string,
  now: Date,
): Promise<boolean> {
  const { table, column } = personOf(link.purpose);
  const [open] = await tx.sql(
    `INSERT INTO identity.link_token AS l (id, token_hash, ${column}, purpose, sign_in_id, created_at, expires_at, former_email, epoch)
     SELECT $1, $2, u.id, $4, $5, $6, $7, $8, u.epoch FROM ${table} u WHERE u.id = $3
     ON CONFLICT (store_id, id) DO UPDATE SET expires_at = excluded.expires_at, epoch = excluded.epoch
       WHERE l.used_at IS NULL AND l.replaced_at IS NULL
     RETURNING id`,
    [
      ...[link.id, hashOfToken(token), link.personId, link.purpose, link.signInId ?? null, now],
      ...[new Date(now.getTime() + linkLifetimeMs[link.purpose]), link.formerEmail ?? null],
    ],
  );
  return open !== undefined;
}

/** Whom a link belongs to, and whether it still does anything. */
export interface FoundLink {
  id: string;
  personId: string;
  purpose: LinkPurpose;
  /** The address the person logs in with. */
  email: string;
  /** What else a password must not be made of, where it is known. */
  names?: string[];
  isOpen: boolean;
}

/**
 * Whether link `l` of person `u` does something at `$2`: looking and using ask the same. A user's has one condition more.
 * What a log-in or an address was is not changed by another password or address since, whoever set it.
 */
export const isWhole =
  'l.used_at IS NULL AND l.replaced_at IS NULL AND l.expires_at > $2 AND u.enabled AND (u.epoch = l.epoch OR num_nonnulls(l.sign_in_id, l.former_email) = 1)';
export const isOpen = `${isWhole} AND (l.purpose = 'activation') = (u.activated_at IS NULL)`;
const isOpenFor = (purpose: LinkPurpose): string => (isOfStaff(purpose) ? isWhole : isOpen);

/** The link to a user's password behind a token, in this store; consumes nothing. */
export async function findLink(tx: Transaction, token: string, now: Date): Promise<FoundLink | null> {
  const [row] = await tx.sql<FoundLink & { [column: string]: unknown }>(
    `SELECT l.id, l.user_id AS "personId", l.purpose, u.email, ${isOpen} AND l.purpose IN ('activation', 'reset') AS "isOpen"
       FROM identity.link_token l JOIN identity."user" u ON u.id = l.user_id WHERE l.token_hash = $1`,
    [hashOfToken(token), now],
  );
  return row ?? null;
}

/** The link to a staff member's password behind a token, in this store; consumes nothing. */
export async function findStaffLink(tx: Transaction, token: string, now: Date): Promise<FoundLink | null> {
  const [row] = await tx.sql<FoundLink & { [column: string]: unknown }>(
    `SELECT l.id, l.staff_member_id AS "personId", l.purpose, u.email, ${isWhole} AND l.purpose IN ('staff-reset', 'staff-activation') AS "isOpen"
       FROM identity.link_token l JOIN identity.staff_member u ON u.id = l.staff_member_id WHERE l.token_hash = $1`,
    [hashOfToken(token), now],
  );
  return row ?? null;
}

/** The link of a log-in behind a token, a user's or a staff member's; consumes nothing. */
export async function findSignInLink(tx: Transaction, token: string, now: Date): Promise<FoundLink | null> {
  const [row] = await tx.sql<FoundLink & { [column: string]: unknown }>(
    `SELECT l.id, l.user_id AS "personId", l.purpose, u.email, ${isOpen} AS "isOpen"
       FROM identity.link_token l JOIN identity."user" u ON u.id = l.user_id
      WHERE l.token_hash = $1 AND l.sign_in_id IS NOT NULL
      UNION ALL
     SELECT l.id, l.staff_member_id, l.purpose, u.email, ${isWhole}
       FROM identity.link_token l JOIN identity.staff_member u ON u.id = l.staff_member_id
      WHERE l.token_hash = $1 AND l.sign_in_id IS NOT NULL`,
    [hashOfToken(token), now],
  );
  return row ?? null;
}

/**
 * Uses a link up: of any number at one moment, one gets true. Time has passed since it was found, so the whole
 * condition is asked again, and the person's row is held until the commit: nobody switches the log-in off in between.
 */
export async function consumeLink(tx: Transaction, link: FoundLink, now: Date): Promise<boolean> {
  const { table, column } = personOf(link.purpose);
  await lockPerson(tx, link);
  const used = await tx.sql(
    `UPDATE identity.link_token l SET used_at = $2 FROM ${table} u
      WHERE l.id = $1 AND u.id = l.${column} AND ${isOpenFor(link.purpose)} RETURNING l.id`,
    [link.id, now],
  );
  return used.length === 1;
}

async function lockPerson(
  tx: Transaction,
  { personId, purpose }: Pick<Link, 'personId' | 'purpose'>,
): Promise<void> {
  await tx.sql(`SELECT FROM ${personOf(purpose).table} WHERE id = $1 FOR NO KEY UPDATE`, [personId]);
}
