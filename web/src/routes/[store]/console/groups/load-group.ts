import { error, type RequestEvent } from '@sveltejs/kit';
import { may } from '#lib/rights.ts';
import { ask } from '#lib/server/ask.ts';
import { isId } from '../customers/list-view.ts';
import { CustomerGroup } from './groups.operation.ts';

/** The group that a page changes or deletes, and the other groups of the store. */
export async function loadGroup(event: RequestEvent, id: string) {
  if (!isId(id)) error(404, { message: 'Not an id', code: 'NOT_FOUND' });
  if (!may(event.locals.viewer, 'customers.edit')) error(403, { message: 'Not allowed', code: 'FORBIDDEN' });
  const { data, partial } = await ask(event, CustomerGroup, { id });
  if (!data.customerGroup) error(404, { message: 'No such group', code: 'NOT_FOUND' });
  return { group: data.customerGroup, others: data.customerGroups.filter((each) => each.id !== id), partial };
}
