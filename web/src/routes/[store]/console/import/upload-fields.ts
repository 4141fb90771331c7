import type { FormField } from '#lib/form/fields.ts';
import * as m from '#lib/paraglide/messages.js';

/** What the first step asks; its controls are its own. */
export const UPLOAD_FIELDS: readonly FormField[] = [
  { name: 'kind', kind: 'radio', label: m.import_what },
  {
    name: 'file',
    label: m.import_file,
    faults: {
      REQUIRED: m.import_choose_file,
      FILE_TOO_LARGE: () => m.unreadable_too_large({ detail: '' }),
      FILE_QUOTA: m.import_quota_met,
    },
  },
];
