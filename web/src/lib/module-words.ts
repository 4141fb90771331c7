import type { PageStore } from '#lib/graph/frame.ts';
import type { Module } from '#lib/modules.ts';
import * as m from '#lib/paraglide/messages.js';

/** What there is of each module, in the reader's way of writing figures. */
export type FigureWords = Record<
  'consignors' | 'itemsInStore' | 'entering' | 'openIntakes' | 'markedDown',
  string
>;

interface ModuleWords {
  name: () => string;
  text: () => string;
  /** What becomes of whom when it is switched off. */
  off: () => string;
  /** How much there is of it; left out where nothing is counted. */
  now?: (figures: FigureWords) => string;
  /** What the store has yet to do before it works; null = nothing. */
  lacks?: (store: Pick<PageStore, 'pages'>) => string | null;
}

/** What a module is called at a counter, and what a store has with it; without a line here it does not compile. */
export const MODULE_WORDS: Readonly<Record<Module, ModuleWords>> = {
  CONSIGNMENT: {
    ...{ name: m.module_consignment, text: m.module_consignment_text, off: m.module_consignment_off },
    now: ({ consignors, itemsInStore: items }) => m.module_consignment_now({ consignors, items }),
  },
  SELF_ENTRY: {
    ...{ name: m.module_self_entry, text: m.module_self_entry_text, off: m.module_self_entry_off },
    now: ({ entering, openIntakes: open }) => m.module_self_entry_now({ entering, open }),
  },
  MARKDOWN: {
    ...{ name: m.module_markdown, text: m.module_markdown_text, off: m.module_markdown_off },
    now: ({ markedDown: count }) => m.module_markdown_now({ count }),
  },
  REGISTRATION: {
    ...{ name: m.module_registration, text: m.module_registration_text, off: m.module_registration_off },
    lacks: (store) => (saysBoth(store) ? null : m.module_registration_lacks()),
  },
};

/** Whether both texts are written that whoever registers accepts. */
const saysBoth = ({ pages }: Pick<PageStore, 'pages'>): boolean =>
  (['TERMS', 'PRIVACY'] as const).every((page) => pages.some((each) => each.page === page));
