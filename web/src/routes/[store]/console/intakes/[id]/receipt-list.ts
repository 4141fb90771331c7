import { listOf } from '#lib/list/list.ts';
import type { IntakeItem } from './receipt-fields.ts';

/** What is in an intake, page by page: as many as a form may ask about. */
export const RECEIPT = listOf<IntakeItem, never>({ size: 50, filters: {}, columns: [] });
