import { error, type RequestEvent } from '@sveltejs/kit';
import type { StorePage } from '#lib/foot/store-pages.ts';
import { StorePageText } from '#lib/graph/store-page.operation.ts';
import { ask } from '#lib/server/ask.ts';
import { blocksOf } from '#lib/server/markdown.ts';

/** For `load` of a page whose text the store writes; one that says nothing is not there. */
export async function openTextPage(event: RequestEvent, page: StorePage) {
  const { locals } = event;
  const { data } = await ask(event, StorePageText, { page, language: locals.locale });
  const text = data.storePageText;
  // Contact says who trades and when the shop is open, whether somebody wrote a text or not.
  if (!text && !(page === 'CONTACT' && locals.store?.pages.some((each) => each.page === page)))
    error(404, { message: 'Not written', code: 'NOT_FOUND' });
  return {
    page,
    language: text?.language ?? locals.locale,
    blocks: blocksOf(text?.text ?? '', locals.storeId ?? ''),
  };
}
