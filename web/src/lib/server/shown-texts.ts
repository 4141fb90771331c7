import type { RequestEvent } from '@sveltejs/kit';
import { linkedPages, LEGAL_PAGES } from '#lib/foot/store-pages.ts';
import { TextsShown } from '#lib/graph/text-version.operation.ts';
import { tell } from '#lib/server/ask.ts';
import type { AcceptedText } from '#lib/text/shown-texts.ts';

/** Whether the store says anything that somebody accepts. */
export const saysTerms = ({ locals }: RequestEvent): boolean =>
  locals.store !== null &&
  linkedPages(LEGAL_PAGES, locals.store, locals.locale).some(
    ({ page }) => page === 'TERMS' || page === 'PRIVACY',
  );

/** The terms and the privacy statement as the reader is shown them; without them where nobody could tell. */
export async function shownTexts(event: RequestEvent): Promise<AcceptedText[]> {
  if (!saysTerms(event)) return [];
  const { data } = await tell(event, TextsShown, { language: event.locals.locale });
  return [data?.terms, data?.privacy].flatMap((text) => (text ? [text] : []));
}
