import { error, type RequestEvent } from '@sveltejs/kit';
import { askOrKeep, found } from '#lib/server/ask.ts';
import { needRight } from '#lib/server/gate.ts';
import { isId } from '#lib/list/filters.ts';
import { CustomerGroup } from './groups.operation.ts';

/** What a form is shown around while the graph is away; what was typed is in the form. */
const unknownGroup = (id: string) => ({
  id,
  version: 0,
  name: '',
  description: null,
  colour: '#808080',
  kind: 'ORDINARY' as const,
  customerCount: 0,
});

/** The group that a page changes or deletes, and the other groups of the store. */
export async function loadGroup(event: RequestEvent, id: string) {
  if (!isId(id)) error(404, { message: 'Not an id', code: 'NOT_FOUND' });
  needRight(event, 'customers.edit');
  const answer = await askOrKeep(event, CustomerGroup, { id });
  if (!answer) return { group: unknownGroup(id), others: [], partial: true };
  const { data, partial } = answer;
  const { requestId } = event.locals;
  const group = found(data.customerGroup, { partial, what: 'group', requestId });
  return { group, others: data.customerGroups.filter((each) => each.id !== id), partial };
}
