import type { FormField } from '#lib/form/fields.ts';
import * as m from '#lib/paraglide/messages.js';

/** What staff decide with, as a summary of what is wrong names it. */
export const DECISION_FIELDS: readonly FormField<'customerIds' | 'word'>[] = [
  {
    ...{ name: 'customerIds', kind: 'hidden', label: m.approval_chosen },
    faults: { REQUIRED: m.approval_choose },
    isDrawnAlong: true,
  },
  { name: 'word', label: m.approval_word, faults: { REQUIRED: m.approval_word_needed } },
];
