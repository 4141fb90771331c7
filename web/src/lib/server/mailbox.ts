import type { RequestEvent } from '@sveltejs/kit';

/** One mail that was kept instead of sent. */
export interface KeptMail {
  id: string;
  keptAt: string;
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** The local mailbox of all stores, present only where mail is kept and shown. */
export interface Mailbox {
  list(limit: number): Promise<KeptMail[]>;
  get(id: string): Promise<KeptMail | null>;
}

/**
 * The mailbox, for readers on this machine only; null for everyone else. Mails hold links that log in. Who is on this
 * machine the front alone knows: it asks the socket, and lets nobody else write this header.
 */
export function mailboxFor({ request }: RequestEvent): Mailbox | null {
  return request.headers.get('x-kommis-here') === 'yes' ? (globalThis.__kommisMailbox ?? null) : null;
}
