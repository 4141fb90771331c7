import { found, ask } from '#lib/server/ask.ts';
import { needRight } from '#lib/server/gate.ts';
import { save } from '#lib/server/save.ts';
import { UpdateStore } from '../store.operation.ts';
import { StillToDo } from './start.operation.ts';
import { toDoIn } from './to-do.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  needRight(event, 'store.settings');
  const { data, partial } = await ask(event, StillToDo, {});
  const { isSetUp } = found(data.store, { partial, what: 'store', requestId: event.locals.requestId });
  return { toDo: toDoIn(data), isSetUp, partial };
};

export const actions: Actions = {
  default: (event) =>
    save(event, {
      right: 'store.settings',
      read: () => ({ values: {}, input: { isSetUp: true } }),
      document: UpdateStore,
      variables: ({ input }) => ({ input }),
      made: 'Store',
      to: () => `/${event.params.store}/console/customers`,
    }),
};
