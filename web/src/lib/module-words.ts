import type { PageStore } from '#lib/graph/frame.ts';
import type { Module } from '#lib/modules.ts';
import * as m from '#lib/paraglide/messages.js';

/** What there is of each module, in the reader's way of writing figures; what nobody could be asked is left out. */
export type FigureWords = Partial<
  Record<
    'consignors' | 'itemsInStore' | 'entering' | 'openIntakes' | 'markedDown' | 'waitingCompanies',
    string
  >
>;

interface ModuleWords {
  name: () => string;
  text: () => string;
  /** What becomes of whom when it is switched off. */
  off: () => string;
  /** How much there is of it; null where nobody could be asked, left out where nothing is counted. */
  now?: (figures: FigureWords) => string | null;
  /** What the store has yet to do before it works; null = nothing. */
  lacks?: (store: Pick<PageStore, 'pages'>) => string | null;
}

/** What a module is called at a counter, and what a store has with it; without a line here it does not compile. */
export const MODULE_WORDS: Readonly<Record<Module, ModuleWords>> = {
  CONSIGNMENT: {
    ...{ name: m.module_consignment, text: m.module_consignment_text, off: m.module_consignment_off },
    now: ({ consignors, itemsInStore: items }) =>
      consignors && items ? m.module_consignment_now({ consignors, items }) : null,
  },
  SELF_ENTRY: {
    ...{ name: m.module_self_entry, text: m.module_self_entry_text, off: m.module_self_entry_off },
    now: ({ entering, openIntakes: open }) =>
      entering && open ? m.module_self_entry_now({ entering, open }) : null,
  },
  MARKDOWN: {
    ...{ name: m.module_markdown, text: m.module_markdown_text, off: m.module_markdown_off },
    now: ({ markedDown: count }) => (count ? m.module_markdown_now({ count }) : null),
  },
  REGISTRATION: {
    ...{ name: m.module_registration, text: m.module_registration_text, off: m.module_registration_off },
    lacks: (store) => (saysBoth(store) ? null : m.module_registration_lacks()),
  },
  COMPANY_APPROVAL: {
    ...{ name: m.module_company_approval, text: m.module_company_approval_text },
    off: m.module_company_approval_off,
    now: ({ waitingCompanies: count }) => (count ? m.module_company_approval_now({ count }) : null),
  },
};

/** Whether both texts are written that whoever registers accepts. */
const saysBoth = ({ pages }: Pick<PageStore, 'pages'>): boolean =>
  (['TERMS', 'PRIVACY'] as const).every((page) => pages.some((each) => each.page === page));
