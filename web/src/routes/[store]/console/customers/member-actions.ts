import type { RequestEvent } from '@sveltejs/kit';
import type { Values } from '#lib/form/fields.ts';
import type { ResultOf } from '#lib/graph/graphql.ts';
import { isId } from '#lib/list/filters.ts';
import { chosenIn } from '#lib/list/select.ts';
import { text } from '#lib/server/form.ts';
import { backToList } from '#lib/server/list.ts';
import { save } from '#lib/server/save.ts';
import { CUSTOMERS } from './customer-list.ts';
import { LinkCustomersToGroup, type MembersMoved, UnlinkCustomersFromGroup } from './members.operation.ts';

type Changed = ResultOf<typeof MembersMoved>;

/** What has become of customers that were put into a group or taken out of it, as the list's address says it. */
export interface MembersTold {
  done: 'linked' | 'unlinked';
  groupId: string;
  count: number;
  /** Numbers of those that stay, whose default group it is. */
  kept: string[];
  /** How many there were no more. */
  gone: number;
}

function read(form: FormData) {
  const [customerIds, groupId] = [chosenIn(form), text(form, 'into')];
  const fields = [
    ...(customerIds.length ? [] : [{ path: 'customerIds', code: 'REQUIRED' }]),
    ...(isId(groupId) ? [] : [{ path: 'groupId', code: 'REQUIRED' }]),
  ];
  return {
    values: { chosen: customerIds.join(' '), into: groupId },
    input: { groupId, customerIds },
    fields,
  };
}

function told(
  event: RequestEvent,
  done: MembersTold['done'],
  { changed, kept }: Changed,
  groupId: string,
): string {
  const numbers = kept.flatMap(({ customer }) => (customer ? [String(customer.number)] : []));
  const gone = kept.length - numbers.length;
  return backToList(CUSTOMERS, event, {
    done,
    into: groupId,
    count: String(changed),
    ...(numbers.length && { kept: numbers.join(' ') }),
    ...(gone && { gone: String(gone) }),
  });
}

const moving = (event: RequestEvent, done: MembersTold['done']) => ({
  right: 'customers.edit' as const,
  read,
  variables: ({ input }: Pick<ReturnType<typeof read>, 'input'>) => ({ input }),
  made: 'GroupMembersChanged' as const,
  to: (made: Changed, _stay: boolean, { into = '' }: Values) => told(event, done, made, into),
});

/** Puts the customers that are ticked into the group that is chosen beside them. */
export function linkChosen(event: RequestEvent) {
  return save(event, { ...moving(event, 'linked'), document: LinkCustomersToGroup });
}

/** Takes them out of it. */
export function unlinkChosen(event: RequestEvent) {
  return save(event, { ...moving(event, 'unlinked'), document: UnlinkCustomersFromGroup });
}

/** Reads it from the address again; null where nothing was done. */
export function membersTold({ searchParams }: URL): MembersTold | null {
  const done = searchParams.get('done');
  if (done !== 'linked' && done !== 'unlinked') return null;
  const figure = (name: string): number =>
    Math.min(200, Number(/^\d{1,3}$/.exec(searchParams.get(name) ?? '')?.[0] ?? 0));
  const kept = (searchParams.get('kept') ?? '').split(' ').filter((each) => /^\d{1,9}$/.test(each));
  return {
    done,
    groupId: searchParams.get('into') ?? '',
    count: figure('count'),
    kept: kept.slice(0, 200),
    gone: figure('gone'),
  };
}
