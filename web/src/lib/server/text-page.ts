import { error, type RequestEvent } from '@sveltejs/kit';
import type { StorePage } from '#lib/foot/store-pages.ts';
import { StorePageText } from '#lib/graph/store-page.operation.ts';
import { ask } from '#lib/server/ask.ts';
import { blocksOf } from '#lib/server/markdown.ts';

/** Which version an address names; null where it is what is said today. */
function versionIn({ searchParams }: URL): { language: 'nl' | 'nb' | 'sv' | 'en'; version: number } | null {
  const [language, version] = [searchParams.get('language'), searchParams.get('version') ?? ''];
  const known = (['nl', 'nb', 'sv', 'en'] as const).find((each) => each === language);
  return known && /^\d{1,9}$/.test(version) ? { language: known, version: Number(version) } : null;
}

/** For `load` of a page whose text the store writes; one that says nothing is not there. */
export async function openTextPage(event: RequestEvent, page: StorePage) {
  const { locals, url } = event;
  const wanted = versionIn(url);
  const { data } = await ask(event, StorePageText, { page, language: locals.locale, ...wanted });
  const text = data.storePageText;
  // Contact says who trades and when the shop is open, whether somebody wrote a text or not.
  if (!text && !(page === 'CONTACT' && !wanted && locals.store?.pages.some((each) => each.page === page)))
    error(404, { message: 'Not written', code: 'NOT_FOUND' });
  return {
    page,
    language: text?.language ?? locals.locale,
    blocks: blocksOf(text?.text ?? '', locals.storeId ?? ''),
    /** When the version was published that was asked for; null where it is what is said today. */
    publishedAt: wanted ? (text?.updatedAt ?? null) : null,
  };
}
