import { error } from '@sveltejs/kit';

const LARGEST = 2_147_483_647;

/** The number on an article's label, out of an address; what is none leads nowhere. */
export function itemNumber(asked: string): number {
  const number = /^[1-9]\d{0,9}$/.test(asked) ? Number(asked) : Infinity;
  if (number > LARGEST) error(404, { message: 'Not an item number', code: 'NOT_FOUND' });
  return number;
}
