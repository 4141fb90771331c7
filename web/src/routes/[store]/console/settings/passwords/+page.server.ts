import { askOrKeep, unavailable } from '#lib/server/ask.ts';
import { needRight } from '#lib/server/gate.ts';
import { save } from '#lib/server/save.ts';
import { UpdateStore } from '../store.operation.ts';
import { readPasswords } from './passwords-form.ts';
import { PasswordSettings } from './passwords.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  needRight(event, 'store.settings');
  const answer = await askOrKeep(event, PasswordSettings, {});
  if (!answer) return { stored: null, partial: true };
  const { store } = answer.data;
  if (!store) unavailable(event.locals.requestId);
  const { minimumPasswordLength, twoFactor, version } = store;
  const stored = {
    ...{ minimumPasswordLength: String(minimumPasswordLength), twoFactor },
    version: String(version),
  };
  return { stored, partial: answer.partial };
};

export const actions: Actions = {
  default: (event) =>
    save(event, {
      right: 'store.settings',
      read: readPasswords,
      document: UpdateStore,
      variables: ({ input }) => ({ input }),
      made: 'Store',
      to: () => `/${event.params.store}/console/settings/passwords?saved=yes`,
    }),
};
