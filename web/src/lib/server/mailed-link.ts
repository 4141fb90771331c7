import type { RequestEvent } from '@sveltejs/kit';
import { LookAtLink } from '#lib/graph/mailed-link.operation.ts';
import { tell } from '#lib/server/ask.ts';
import { text } from '#lib/server/form.ts';

type Purpose =
  | 'ACTIVATION'
  | 'RESET'
  | 'REGISTRATION'
  | 'EMAIL'
  | 'STAFF_RESET'
  | 'STAFF_ACTIVATION'
  | 'SIGN_IN'
  | 'STAFF_SIGN_IN'
  | 'STAFF_EMAIL'
  | 'EMAIL_UNDO'
  | 'STAFF_EMAIL_UNDO';

/** What a page knows of the link it was opened by. */
export interface OpenedLink {
  token: string;
  /** False where it does nothing any more, or something else than this page; true also while nobody can tell. */
  works: boolean;
  /** Whose log-in it is for, where somebody could tell. */
  whose: { email: string; name: string | null } | null;
  /** Whether it is somebody's first password. */
  begins: boolean;
}

/**
 * Opening a link uses nothing up: mail scanners open links too [R-ID4]. The token goes into the form, and no address may
 * carry it on. A link that does nothing any more says so before a password is thought up; while nobody can tell, the form
 * is there and its answer tells.
 */
export async function openLink(event: RequestEvent, ...purposes: Purpose[]): Promise<OpenedLink> {
  // Not `no-referrer`: browsers would then post the form with `Origin: null`, which is refused.
  event.setHeaders({ 'referrer-policy': 'strict-origin' });
  const token = event.url.searchParams.get('token') ?? event.locals.linkToken ?? '';
  const asked = token ? await tell(event, LookAtLink, { token }) : null;
  // What the graph does not even read as a token is none; no answer at all says nothing.
  if (!asked?.data)
    return { token, works: asked !== null && asked.trouble !== 'BAD_INPUT', whose: null, begins: false };
  const { link } = asked.data;
  const works = link !== null && purposes.includes(link.purpose);
  return { token, works, whose: works ? link : null, begins: works && link?.purpose === 'ACTIVATION' };
}

/** For an action: the token that its form brings, so that the page says whose link it is where the form is refused, too. */
export async function keepToken(event: RequestEvent): Promise<void> {
  event.locals.linkToken = text(await event.request.formData(), 'token');
}
