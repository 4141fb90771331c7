import { type FormField, typedValues, versionOf } from '#lib/form/fields.ts';
import * as m from '#lib/paraglide/messages.js';

/** The note that only staff see. */
export const NOTE_FIELDS: readonly FormField[] = [
  {
    name: 'note',
    label: m.private_note,
    hint: m.note_hint,
    rows: 8,
    maxlength: 5000,
    width: 'wide',
    history: 'privateNote',
  },
];

/** The note as it was sent; an empty one removes it. */
export function readNote(form: FormData) {
  const values = typedValues(NOTE_FIELDS, form);
  const version = versionOf(values);
  const fields = version === null ? [{ path: 'version', code: 'BAD_FORMAT' }] : [];
  return { values, fields, input: { note: values['note'] ?? '', version: version ?? 0 } };
}
