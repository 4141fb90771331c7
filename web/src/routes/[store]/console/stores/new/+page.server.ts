import { needRecentLogIn } from '#lib/server/recent-log-in.ts';
import { save } from '#lib/server/save.ts';
import { CreateStore } from '../stores.operation.ts';
import { readNewStore } from './new-store.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => needRecentLogIn(event);

export const actions: Actions = {
  default: (event) =>
    save(event, {
      read: readNewStore,
      document: CreateStore,
      variables: ({ input }) => ({ input }),
      made: 'StoreSummary',
      to: ({ id }) => `/${event.params.store}/console/stores/${id}?done=made`,
    }),
};
