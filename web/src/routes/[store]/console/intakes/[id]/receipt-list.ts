import { columnsOf, listOf } from '#lib/list/list.ts';
import * as m from '#lib/paraglide/messages.js';
import type { IntakeItem } from './receipt-fields.ts';

const { text } = columnsOf<IntakeItem>();

/** What is in an intake, page by page: as many as a form may ask about. */
export const RECEIPT = listOf({
  size: 50,
  filters: {},
  columns: [
    text('description', m.column_item, 12, { shown: 'always', isHeading: true, cell: 'description' }),
  ],
});
