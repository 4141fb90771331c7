import { error } from '@sveltejs/kit';
import { isLocale } from '#lib/paraglide/runtime.js';
import { ask } from '#lib/server/ask.ts';
import { needRight } from '#lib/server/gate.ts';
import { MailPages } from '../mail.operation.ts';
import type { RequestHandler } from './$types';

/** Written for mail programs, with its styles beside each word: it loads nothing, runs nothing, leads nowhere, and is of no origin. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox";

/** One mail as HTML, for the frame on the page above. */
export const GET: RequestHandler = async (event) => {
  needRight(event, 'store.settings');
  const { searchParams } = event.url;
  const language = searchParams.get('language') ?? '';
  if (!isLocale(language)) error(404, { message: 'No such language', code: 'NOT_FOUND' });
  const { data } = await ask(event, MailPages, { language });
  const all = [...(data.mailPreviews ?? []), ...(data.consignmentMailPreviews ?? [])];
  const mail = all.find(({ kind }) => kind === searchParams.get('kind'));
  if (!mail) error(404, { message: 'There is no such mail', code: 'NOT_FOUND' });
  return new Response(mail.html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': POLICY,
      'x-frame-options': 'SAMEORIGIN',
    },
  });
};
