import { error, type RequestEvent } from '@sveltejs/kit';
import { TEXT_PAGES } from '#lib/foot/store-pages.ts';
import { typedValues, versionOf } from '#lib/form/fields.ts';
import { isLocale, type Locale } from '#lib/paraglide/runtime.js';
import { askOrKeep, unavailable } from '#lib/server/ask.ts';
import { needRight } from '#lib/server/gate.ts';
import { blocksOf, deadLinks } from '#lib/server/markdown.ts';
import { save } from '#lib/server/save.ts';
import { PageTextSettings, WriteStorePageText } from '../../pages.operation.ts';
import { TEXT_FIELDS } from './text-form.ts';
import type { Actions, PageServerLoad } from './$types';

/** Which page, and in which language; the address of none is not there. */
function asked({ params }: RequestEvent<{ page: string; language: string }>) {
  const found = TEXT_PAGES.find(({ path }) => path === params.page);
  if (!found || !isLocale(params.language)) error(404, { message: 'No such page', code: 'NOT_FOUND' });
  return { page: found.page, language: params.language as Locale };
}

export const load: PageServerLoad = async (event) => {
  needRight(event, 'store.settings');
  const { page, language } = asked(event);
  const answer = await askOrKeep(event, PageTextSettings, { page });
  if (!answer) return { page, language, stored: null, isReady: false, dead: [], partial: true };
  const text = answer.data.storePageTexts.find((each) => each.language === language);
  if (!text) unavailable(event.locals.requestId);
  const stored = { text: text.text, version: String(text.version) };
  const dead = deadLinks(text.text, event.params.store);
  return { page, language, stored, isReady: text.isReady, dead, partial: answer.partial };
};

export const actions: Actions = {
  default: async (event) => {
    const { page, language } = asked(event);
    const sent = await event.request.formData();
    const values = typedValues(TEXT_FIELDS, sent);
    const text = values['text'] ?? '';
    const { store } = event.params;
    // Looking at it saves nothing.
    if (sent.has('look')) return { values, blocks: blocksOf(text, store), dead: deadLinks(text, store) };
    return save(event, {
      right: 'store.settings',
      sent,
      read: () => ({ values, input: { page, language, text, version: versionOf(values) } }),
      isWhole: true,
      document: WriteStorePageText,
      variables: ({ input }) => ({ input }),
      made: 'StorePageText',
      to: () => `${event.url.pathname}?saved=yes`,
    });
  },
};
