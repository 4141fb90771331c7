import type { FormField } from '#lib/form/fields.ts';
import { bytes } from '#lib/format.ts';
import { FILE_BYTES } from '#lib/limits.ts';
import * as m from '#lib/paraglide/messages.js';

/** What the first step asks. */
export const UPLOAD_FIELDS: readonly FormField[] = [
  {
    name: 'kind',
    kind: 'radio',
    label: m.import_what,
    width: 'wide',
    options: () => [
      { value: 'consignors', words: m.import_kind_consignors(), text: m.import_consignors_text() },
      { value: 'stock', words: m.import_kind_stock(), text: m.import_stock_text() },
    ],
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
