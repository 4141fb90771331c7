import type { FormField } from '#lib/form/fields.ts';
import * as m from '#lib/paraglide/messages.js';

/** The plain editor's two fields; as many rows at the most. */
export const EDITOR_FIELDS: readonly FormField[] = [
  { name: 'query', label: m.graph_operation, code: true, rows: 24, width: 'wide' },
  { name: 'variables', label: m.graph_variables, code: true, rows: 10, width: 'wide' },
];
