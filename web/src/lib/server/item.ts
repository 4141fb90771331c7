import { error } from '@sveltejs/kit';

/** The number on an article's label, out of an address; what is none leads nowhere. */
export function itemNumber(asked: string): number {
  if (!/^[1-9]\d{0,8}$/.test(asked)) error(404, { message: 'Not an item number', code: 'NOT_FOUND' });
  return Number(asked);
}
