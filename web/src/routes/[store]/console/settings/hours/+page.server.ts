import { askOrKeep, unavailable } from '#lib/server/ask.ts';
import { refused } from '#lib/server/form.ts';
import { needRight } from '#lib/server/gate.ts';
import { judged, save } from '#lib/server/save.ts';
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
    const { values, input } = form;
    const check = async () =>
      form.placesIn(await judged(event, UpdateOpeningHours, { input: { ...input, checkOnly: true } }));
    // Looking at it saves nothing, and is refused as saving is.
    if (sent.has('look')) {
      const fields = [...(await check()), ...(form.fields ?? [])];
      if (fields.length)
        return refused({ __typename: 'InvalidInput', fields }, values, event.locals.requestId);
      return { looked: true, values };
    }
    return save(event, {
      right: 'store.settings',
      sent,
      read: () => form,
      isWhole: true,
      check,
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
