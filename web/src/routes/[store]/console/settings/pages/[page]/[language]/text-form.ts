import type { FormField } from '#lib/form/fields.ts';
import * as m from '#lib/paraglide/messages.js';

/** What is written of a page. */
export const TEXT_FIELDS: readonly FormField<'text'>[] = [
  { name: 'text', label: m.texts_label, faults: { TOO_LONG: m.texts_long } },
];
