import type { FormField } from '#lib/form/fields.ts';
import { bytes } from '#lib/format.ts';
import { FILE_BYTES } from '#lib/limits.ts';
import * as m from '#lib/paraglide/messages.js';
import type { ImportKind } from './kinds.ts';

const KIND_WORDS: Readonly<Record<ImportKind, { words: () => string; text: () => string }>> = {
  consignors: { words: m.import_kind_consignors, text: m.import_consignors_text },
  stock: { words: m.import_kind_stock, text: m.import_stock_text },
  till: { words: m.import_kind_till, text: m.import_till_text },
};

/** What the first step asks of somebody who may import these kinds of file. */
export const uploadFields = (kinds: readonly ImportKind[]): readonly FormField[] => [
  {
    name: 'kind',
    kind: 'radio',
    label: m.import_what,
    width: 'wide',
    options: () =>
      kinds.map((value) => ({ value, words: KIND_WORDS[value].words(), text: KIND_WORDS[value].text() })),
  },
  {
    name: 'file',
    type: 'file',
    label: m.import_file,
    hint: () => m.import_file_hint({ limit: bytes(FILE_BYTES) }),
    accept: '.csv,.txt,.tsv,text/csv,text/plain',
    width: 'wide',
    faults: {
      REQUIRED: m.import_choose_file,
      FILE_TOO_LARGE: () => m.unreadable_too_large({ limit: bytes(FILE_BYTES) }),
      FILE_QUOTA: m.import_quota_met,
    },
  },
];
