import { askOrKeep, unavailable } from '#lib/server/ask.ts';
import { refused } from '#lib/server/form.ts';
import { needModuleOrKeep, needRight } from '#lib/server/gate.ts';
import { judged, save } from '#lib/server/save.ts';
import { ConsignmentSettings, UpdateConsignmentSettings } from './consignment.operation.ts';
import { stepPlaces } from './markdown-form.ts';
import { judgedInput, readSettings, storedSettings } from './consignment-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  needModuleOrKeep(event, 'CONSIGNMENT');
  needRight(event, 'consignment.settings');
  const answer = await askOrKeep(event, ConsignmentSettings, {});
  if (!answer) return { stored: null, mayKeepDac7: false, nights: [], partial: true };
  const { data, partial } = answer;
  // Settings that nobody could read must not be shown as none: they would be saved as none.
  if (!data.consignmentSettings) unavailable(event.locals.requestId);
  const { mayKeepDac7 } = data.consignmentSettings;
  const { becomingStores, donating } = data;
  const nights = [
    ...(becomingStores ? [{ afterGrace: 'BECOMES_STORES' as const, ...becomingStores }] : []),
    ...(donating ? [{ afterGrace: 'DONATED' as const, ...donating }] : []),
  ].filter(({ toStore, toCharity, left }) => toStore + toCharity + left > 0);
  return { stored: storedSettings(data.consignmentSettings), mayKeepDac7, nights, partial };
};

export const actions: Actions = {
  default: (event) =>
    save(event, {
      right: 'consignment.settings',
      read: (form) => readSettings(form, event.locals.store?.currency ?? ''),
      check: async (form) =>
        stepPlaces(form.values, await judged(event, UpdateConsignmentSettings, { input: judgedInput(form) })),
      document: UpdateConsignmentSettings,
      variables: ({ input }) => ({ input }),
      made: 'ConsignmentSettings',
      to: () => `/${event.params.store}/console/settings/consignment?saved=yes`,
      refuse: (result, values) =>
        result.__typename === 'InvalidInput'
          ? refused({ ...result, fields: stepPlaces(values, result.fields) }, values, event.locals.requestId)
          : null,
    }),
};
