import type { Module } from '#lib/modules.ts';
import * as m from '#lib/paraglide/messages.js';

/** What a module is called at a counter, and what a store has with it; without a line here it does not compile. */
export const MODULE_WORDS: Readonly<Record<Module, { name: () => string; text: () => string }>> = {
  CONSIGNMENT: { name: m.module_consignment, text: m.module_consignment_text },
};
