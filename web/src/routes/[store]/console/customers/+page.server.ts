import { redirect } from '@sveltejs/kit';
import { ask, tell } from '#lib/server/ask.ts';
import { refused, troubled } from '#lib/server/form.ts';
import { pagingOf, placeOf } from '#lib/server/paging.ts';
import { type ColumnKey, DEFAULT_COLUMNS, isOwnChoice, shownColumns } from './columns.ts';
import { ChooseCustomerColumns, Customers } from './customers.operation.ts';
import { listAddress, listView, variablesOf } from './list-view.ts';
import { mailActivation, switchUser } from './user-actions.ts';
import type { Actions, PageServerLoad } from './$types';

const PAGE_SIZE = 50;

export const load: PageServerLoad = async (event) => {
  const view = listView(event.url.searchParams);
  const variables = { ...variablesOf(view), ...pagingOf(event.url, PAGE_SIZE) };
  const { data, partial } = await ask(event, Customers, variables);
  const { nodes } = data.customers;
  const isUsed: Partial<Record<ColumnKey, () => boolean>> = {
    charity: () => nodes.some(({ consignor }) => consignor !== null),
    company: () => nodes.some(({ companyName }) => companyName !== null),
  };
  const chosen = data.viewer?.staffMember?.columns;
  return {
    view,
    variables,
    size: PAGE_SIZE,
    at: placeOf(event.url),
    list: data.customers,
    groups: data.customerGroups,
    columns: shownColumns(chosen, (key) => key === view.sort || isUsed[key]?.() !== false),
    isOwnChoice: isOwnChoice(chosen),
    partial,
  };
};

/** Back to the very page of the list that the form stood on, so that a reload sends nothing twice. */
function back({ url }: { url: URL }): never {
  const place = ['after', 'before', 'end', 'at'].flatMap((name) => {
    const value = url.searchParams.get(name);
    return value ? [[name, value] as const] : [];
  });
  redirect(303, listAddress(url.pathname, listView(url.searchParams), Object.fromEntries(place)));
}

export const actions: Actions = {
  columns: async (event) => {
    const form = await event.request.formData();
    const { requestId } = event.locals;
    const chosen = form.has('standard')
      ? [...DEFAULT_COLUMNS]
      : shownColumns(form.getAll('column').map(String));
    const answer = await tell(event, ChooseCustomerColumns, {
      input: { list: 'customers', columns: chosen },
    });
    if (answer.trouble) return troubled(answer.trouble, {}, requestId);
    const result = answer.data.chooseColumns;
    if (result.__typename === 'InvalidInput') return refused(result, {}, requestId);
    back(event);
  },
  enable: async (event) => (await switchUser(event)) ?? back(event),
  activate: mailActivation,
};
