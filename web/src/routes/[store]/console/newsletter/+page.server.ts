import type { VariablesOf } from '#lib/graph/graphql.ts';
import { isId } from '#lib/list/filters.ts';
import { ask } from '#lib/server/ask.ts';
import { text } from '#lib/server/form.ts';
import { backToList, openList } from '#lib/server/list.ts';
import { save } from '#lib/server/save.ts';
import { NewsletterSubscribers, UnsubscribeSubscriber } from './newsletter.operation.ts';
import { SUBSCRIBERS } from './subscriber-list.ts';
import type { Actions, PageServerLoad } from './$types';

type Filter = NonNullable<VariablesOf<typeof NewsletterSubscribers>['filter']>;

export const load: PageServerLoad = async (event) => {
  const { page, filters, ...list } = openList(SUBSCRIBERS, event);
  // The address names what the graph has: the list reads nothing else from it.
  const variables = { filter: filters as Filter, ...list.variables };
  const { data, partial } = await ask(event, NewsletterSubscribers, variables);
  const asked = event.url.searchParams.get('end') ?? '';
  return { list: page(data.newsletterSubscribers), variables, partial, asked: isId(asked) ? asked : null };
};

export const actions: Actions = {
  end: (event) =>
    save(event, {
      right: 'customers.edit',
      read: (form) => ({ values: {}, input: { id: text(form, 'id') } }),
      document: UnsubscribeSubscriber,
      variables: ({ input }) => ({ input }),
      made: 'NewsletterSubscriber',
      to: () => backToList(SUBSCRIBERS, event, { done: 'ended' }),
    }),
};
