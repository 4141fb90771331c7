import { asLocalDate } from './periods.ts';

const day = (asked: string): string => asLocalDate(asked) ?? '';

/** What an address may narrow a list of sales by: its first and its last day. */
export const SALE_FILTERS = { from: day, until: day };
