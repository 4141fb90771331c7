import { askOrKeep, unavailable } from '#lib/server/ask.ts';
import { refused } from '#lib/server/form.ts';
import { needRight } from '#lib/server/gate.ts';
import { save } from '#lib/server/save.ts';
import { FooterSettings, UpdateStoreFooter } from './footer.operation.ts';
import { moved, placesIn, readFooter, sentFooter, storedFooter } from './footer-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  needRight(event, 'store.settings');
  const answer = await askOrKeep(event, FooterSettings, {});
  if (!answer) return { stored: null, partial: true };
  const { data, partial } = answer;
  if (!data.store) unavailable(event.locals.requestId);
  return { stored: storedFooter(data.store.footer, event.locals.store?.country ?? ''), partial };
};

export const actions: Actions = {
  default: async (event) => {
    const sent = await event.request.formData();
    const move = sent.get('move');
    // Looking at it, and putting a line elsewhere, saves nothing.
    if (typeof move === 'string') return { looked: false, values: moved(sentFooter(sent), move) };
    if (sent.has('look')) return { looked: true, values: sentFooter(sent) };
    return save(event, {
      right: 'store.settings',
      sent,
      read: readFooter,
      isWhole: true,
      document: UpdateStoreFooter,
      variables: ({ input }) => ({ input }),
      made: 'StoreFooter',
      to: () => `/${event.params.store}/console/settings/footer?saved=yes`,
      refuse: (result, values) =>
        result.__typename === 'InvalidInput'
          ? refused({ ...result, fields: placesIn(values, result.fields) }, values, event.locals.requestId)
          : null,
    });
  },
};
