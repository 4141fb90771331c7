import { SALE_FILTERS } from '#lib/item/sale-filters.ts';
import { listOf } from '#lib/list/list.ts';

/** The report as an address knows it: by its period. */
export const MARGIN = listOf({ filters: SALE_FILTERS, columns: [] });
