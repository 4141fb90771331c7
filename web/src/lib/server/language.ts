import { type RequestEvent, redirect } from '@sveltejs/kit';
import { ChooseLanguage } from '#lib/graph/language.operation.ts';
import { tell } from '#lib/server/ask.ts';
import { text } from '#lib/server/form.ts';
import { isSignedIn } from '#lib/server/frame.ts';
import { RETURN_PATH_CHARACTERS } from '#lib/server/limits.ts';
import { LANGUAGE_COOKIE, asLocale } from '#lib/server/locale.ts';
import { secureCookies } from '#lib/server/session.ts';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Only paths of our own as a browser spells them, with nothing it could read as another host. */
function ownPath(asked: string): string {
  const isShort = asked.length <= RETURN_PATH_CHARACTERS;
  return isShort && /^\/(?!\/)[\x21-\x5b\x5d-\x7e]*$/.test(asked) ? asked : '/';
}

/**
 * Keeps the reader's language: in a cookie for this browser, and with the account so that mail speaks it
 * too. The account is told but not waited for with success: the choice must work while the graph is away.
 */
export async function chooseLanguage(event: RequestEvent): Promise<never> {
  const form = await event.request.formData();
  const locale = asLocale(text(form, 'language'));
  if (locale) {
    event.cookies.set(LANGUAGE_COOKIE, locale, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: secureCookies,
      maxAge: YEAR_SECONDS,
    });
    if (isSignedIn(event.locals)) await tell(event, ChooseLanguage, { input: { language: locale } });
  }
  redirect(303, ownPath(text(form, 'return')));
}
