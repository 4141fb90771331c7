import type { RequestEvent } from '@sveltejs/kit';
import { senderAddress } from '#lib/server/address.ts';

/** One mail that was kept instead of sent. */
export interface KeptMail {
  id: string;
  keptAt: string;
  to: string;
  subject: string;
  text: string;
}

/** The local mailbox of all stores, present only where mail is not sent. */
export interface Mailbox {
  list(limit: number): Promise<KeptMail[]>;
  get(id: string): Promise<KeptMail | null>;
}

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;

/** The mailbox, for readers on this machine only; null for everyone else. Mails hold links that log in. */
export function mailboxFor(event: RequestEvent): Mailbox | null {
  return LOOPBACK.test(senderAddress(event)) ? (globalThis.__kommisMailbox ?? null) : null;
}
