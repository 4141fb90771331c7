import { asLocalDate } from '#lib/item/periods.ts';
import type { ReadFilter } from './list.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MOST_CHARACTERS = 200;

/** Whether a piece of an address can be an id at all; asking the graph for anything else is not worth it. */
export function isId(text: string): boolean {
  return UUID.test(text);
}

/** Words to search for. */
export const words: ReadFilter = (asked) => asked.trim().slice(0, MOST_CHARACTERS);

/** An id. */
export const id: ReadFilter = (asked) => (isId(asked) ? asked : '');

/** A day that exists; any other would be refused, and narrow nothing. */
export const day: ReadFilter = (asked) => asLocalDate(asked) ?? '';
