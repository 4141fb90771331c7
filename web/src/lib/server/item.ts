import { error } from '@sveltejs/kit';

const LARGEST = 2_147_483_647;

/** The number on an item's label, as it is typed; null where it is none. */
export function readItemNumber(typed: string): number | null {
  const number = /^[1-9]\d{0,9}$/.test(typed) ? Number(typed) : Infinity;
  return number > LARGEST ? null : number;
}

/** The same out of an address; what is none leads nowhere. */
export function itemNumber(asked: string): number {
  const number = readItemNumber(asked);
  if (number === null) error(404, { message: 'Not an item number', code: 'NOT_FOUND' });
  return number;
}
