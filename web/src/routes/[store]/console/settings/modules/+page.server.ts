import { askOrKeep, unavailable } from '#lib/server/ask.ts';
import { needRight } from '#lib/server/gate.ts';
import { save } from '#lib/server/save.ts';
import { UpdateStore } from '../store.operation.ts';
import { figureWords, readModules, storedModules } from './modules-form.ts';
import { ModuleSettings } from './modules.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  needRight(event, 'store.settings');
  const answer = await askOrKeep(event, ModuleSettings, {});
  if (!answer) return { stored: null, figures: null, partial: true };
  const { store, moduleFigures, companiesForApproval: waiting } = answer.data;
  if (!store) unavailable(event.locals.requestId);
  const figures = figureWords(moduleFigures, waiting);
  return { stored: storedModules(store), figures, partial: answer.partial };
};

export const actions: Actions = {
  default: (event) =>
    save(event, {
      right: 'store.settings',
      read: readModules,
      isWhole: true,
      document: UpdateStore,
      variables: ({ input }) => ({ input }),
      made: 'Store',
      to: () => `/${event.params.store}/console/settings/modules?saved=yes`,
    }),
};
