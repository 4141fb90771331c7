import { error } from '@sveltejs/kit';
import { mailboxFor } from '#lib/server/mailbox.ts';
import type { RequestHandler } from './$types';

/**
 * A mail's HTML, for the frame on its page. It is written for mail programs, with its styles beside each word, so it
 * gets a policy of its own: it loads nothing, runs nothing and is of no origin; a link in it leads on in the whole window.
 */
const POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-popups allow-top-navigation-by-user-activation',
].join('; ');

export const GET: RequestHandler = async (event) => {
  const mail = await mailboxFor(event)?.get(event.params.id);
  if (!mail) error(404, { message: 'There is no such mail', code: 'NOT_FOUND' });
  const page = mail.html.replace(/<head>/i, '<head><base target="_top">');
  return new Response(page, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': POLICY,
      'x-frame-options': 'SAMEORIGIN',
    },
  });
};
