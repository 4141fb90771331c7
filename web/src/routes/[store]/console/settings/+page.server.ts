import { redirect } from '@sveltejs/kit';
import { askOrKeep, unavailable } from '#lib/server/ask.ts';
import { needOneOf } from '#lib/server/gate.ts';
import { save } from '#lib/server/save.ts';
import { portalSeen, portalShown, saveLook } from './portal-section.ts';
import { firstSettings } from './settings-areas.ts';
import { readStore, storedStore } from './store-form.ts';
import { StoreSettings, UpdateStore } from './store.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { locals, params, request, url } = event;
  needOneOf(event, ['store.settings', 'consignment.settings']);
  // Who may change another area alone is led to it.
  const first = firstSettings(locals.store, locals.viewer);
  if (request.method !== 'POST' && first !== null && first !== 'settings')
    redirect(303, `/${params.store}/console/${first}`);
  const answer = await askOrKeep(event, StoreSettings, {});
  if (!answer) return { stored: null, look: portalSeen(locals.store), currency: '', partial: true };
  const { data, partial } = answer;
  if (!data.store) unavailable(locals.requestId);
  const { store } = data;
  return { stored: storedStore(store), look: portalShown(store, url), currency: store.currency, partial };
};

export const actions: Actions = {
  portal: saveLook,
  store: (event) =>
    save(event, {
      right: 'store.settings',
      read: readStore,
      isWhole: true,
      document: UpdateStore,
      variables: ({ input }) => ({ input }),
      made: 'Store',
      to: () => `/${event.params.store}/console/settings?saved=yes`,
    }),
};
