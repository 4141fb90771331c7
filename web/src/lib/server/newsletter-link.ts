import type { RequestEvent } from '@sveltejs/kit';
import { LookAtNewsletterLink } from '#lib/newsletter/newsletter.operation.ts';
import { tell } from '#lib/server/ask.ts';

/** What a page knows of the link it was opened by. */
interface OpenedNewsletterLink {
  token: string;
  /** False where it is none of ours, or for something else than this page; true also while nobody can tell. */
  works: boolean;
  /** The address that would get the newsletter; null where that is not told. */
  email: string | null;
}

/** Opening a link only looks: scanners of mail open links, too. The token goes into the form, and no address may carry it on. */
export async function openNewsletterLink(
  event: RequestEvent,
  purpose: 'CONFIRM' | 'UNSUBSCRIBE',
): Promise<OpenedNewsletterLink> {
  // Not `no-referrer`: browsers would then post the form with `Origin: null`, which is refused.
  event.setHeaders({ 'referrer-policy': 'strict-origin', 'x-robots-tag': 'noindex' });
  const token = event.url.searchParams.get('token') ?? event.locals.linkToken ?? '';
  const asked = token ? await tell(event, LookAtNewsletterLink, { token }) : null;
  if (!asked?.data) return { token, works: asked !== null && asked.trouble !== 'BAD_INPUT', email: null };
  const link = asked.data.newsletterLink;
  const works = link?.purpose === purpose;
  return { token, works, email: works ? link.email : null };
}
