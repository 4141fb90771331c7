import * as m from '#lib/paraglide/messages.js';
import type { ImportKind } from './kinds.ts';

const TITLES: Readonly<Record<ImportKind, () => string>> = {
  consignors: m.import_consignors,
  stock: m.import_stock,
  till: m.import_till,
};

/** "Import stock". */
export function importTitle(kind: ImportKind | null): string {
  return kind === null ? m.import_title() : TITLES[kind]();
}

/** What a file seems to hold that was uploaded as something else, and the way to have it read as that. */
export const RIGHT_KIND_WORDS: Readonly<Record<ImportKind, { title: () => string; go: () => string }>> = {
  consignors: { title: m.right_kind_consignors, go: m.right_kind_as_consignors },
  stock: { title: m.right_kind_stock, go: m.right_kind_as_stock },
  till: { title: m.right_kind_till, go: m.right_kind_as_till },
};

const DONE: Readonly<Record<ImportKind, () => string>> = {
  consignors: m.import_done_consignors,
  stock: m.import_done_stock,
  till: m.import_done_till,
};

/** What has come in with a file of this kind, in a sentence. */
export function doneText(kind: ImportKind): string {
  return DONE[kind]();
}
