import { askOrKeep, unavailable } from '#lib/server/ask.ts';
import { refused } from '#lib/server/form.ts';
import { needRight } from '#lib/server/gate.ts';
import { save } from '#lib/server/save.ts';
import { readHours, storedHours } from './hours-form.ts';
import { HoursSettings, UpdateOpeningHours } from './hours.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  needRight(event, 'store.settings');
  const answer = await askOrKeep(event, HoursSettings, {});
  if (!answer) return { stored: null, partial: true };
  const { data, partial } = answer;
  if (!data.store) unavailable(event.locals.requestId);
  return { stored: storedHours(data.store.openingHours), partial };
};

export const actions: Actions = {
  default: async (event) => {
    const sent = await event.request.formData();
    const form = readHours(sent);
    // Looking at it saves nothing.
    if (sent.has('look')) return { looked: true, values: form.values };
    return save(event, {
      right: 'store.settings',
      sent,
      read: () => form,
      isWhole: true,
      document: UpdateOpeningHours,
      variables: ({ input }) => ({ input }),
      made: 'OpeningHours',
      to: () => `/${event.params.store}/console/settings/hours?saved=yes`,
      refuse: (result, values) =>
        result.__typename === 'InvalidInput'
          ? refused({ ...result, fields: form.placesIn(result.fields) }, values, event.locals.requestId)
          : null,
    });
  },
};
