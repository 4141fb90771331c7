import type { PageStore } from '#lib/graph/frame.ts';
import * as m from '#lib/paraglide/messages.js';

/** A page whose text the store writes itself. */
export type StorePage = PageStore['pages'][number]['page'];

interface TextPage {
  page: StorePage;
  /** The last part of its address. */
  path: string;
  words: () => string;
}

/** About the shop, and then what the law asks for: the withdrawal of a purchase [L1] will stand first among these. */
export const SHOP_PAGES: readonly TextPage[] = [
  { page: 'HOME', path: 'home', words: m.page_home },
  { page: 'ABOUT', path: 'about', words: m.page_about },
  { page: 'CONTACT', path: 'contact', words: m.page_contact },
];
export const LEGAL_PAGES: readonly TextPage[] = [
  { page: 'TERMS', path: 'terms', words: m.page_terms },
  { page: 'PRIVACY', path: 'privacy', words: m.page_privacy },
  { page: 'COOKIES', path: 'cookies', words: m.page_cookies },
  { page: 'ACCESSIBILITY', path: 'accessibility', words: m.page_accessibility },
];
export const TEXT_PAGES: readonly TextPage[] = [...SHOP_PAGES, ...LEGAL_PAGES];

/** Of these pages those that say something to a reader of this language; the others have no link. */
export function linkedPages(
  pages: readonly TextPage[],
  store: Pick<PageStore, 'pages' | 'language'>,
  locale: string,
): TextPage[] {
  const says = (page: StorePage) => store.pages.find((each) => each.page === page)?.languages ?? [];
  return pages.filter(({ page }) =>
    says(page).some((language) => language === locale || language === store.language),
  );
}
