import { error } from '@sveltejs/kit';
import { isStoreId } from '#lib/server/address.ts';
import { ask } from '#lib/server/ask.ts';
import { save } from '#lib/server/save.ts';
import { SendOwnerActivation, Stores } from '../stores.operation.ts';
import { readInvitation } from './invitation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { id } = event.params;
  if (!isStoreId(id)) error(404, { message: 'A store id is five digits', code: 'NOT_FOUND' });
  const { data, partial } = await ask(event, Stores, { id, first: 1 });
  const [made] = data.stores.nodes;
  if (!made) error(404, { message: 'There is no such store', code: 'NOT_FOUND' });
  return { made, done: event.url.searchParams.get('done'), partial };
};

export const actions: Actions = {
  default: (event) =>
    save(event, {
      read: (form) => readInvitation(form, event.params.id),
      document: SendOwnerActivation,
      variables: ({ input }) => ({ input }),
      made: 'StoreSummary',
      to: ({ id }) => `/${event.params.store}/console/stores/${id}?done=sent`,
    }),
};
