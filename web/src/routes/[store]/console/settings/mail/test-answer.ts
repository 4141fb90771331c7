import type { RequestEvent } from '@sveltejs/kit';
import { secureCookies } from '#lib/server/session.ts';

/** What came of a test mail. */
export interface TestAnswer {
  to: string;
  failure: string | null;
  /** Word for word; null where no server was asked. */
  said: string | null;
}

const COOKIE = 'kommis-answered';
/** Long enough to read it, and to copy it for whoever runs the mail server. */
const SECONDS = 10 * 60;
/** A browser keeps no cookie of more than 4 kB, and a sign may be written as nine. */
const MOST_SAID = 300;

/** What a server says goes by a cookie for this page alone: an address would keep whom the mail went to. */
export function keepAnswer({ cookies, url }: RequestEvent, answer: TestAnswer): void {
  const said = answer.said?.slice(0, MOST_SAID) ?? null;
  cookies.set(COOKIE, JSON.stringify({ ...answer, said }), {
    ...{ path: url.pathname, httpOnly: true, sameSite: 'lax', secure: secureCookies, maxAge: SECONDS },
  });
}

/** What came of the test mail that was just sent; null where none was. */
export function keptAnswer({ cookies, url }: Pick<RequestEvent, 'cookies' | 'url'>): TestAnswer | null {
  if (!url.searchParams.has('tested')) return null;
  try {
    const kept = JSON.parse(cookies.get(COOKIE) ?? 'null') as Partial<TestAnswer> | null;
    const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
    return kept && { to: text(kept.to) ?? '', failure: text(kept.failure), said: text(kept.said) };
  } catch {
    return null;
  }
}
