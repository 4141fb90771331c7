import { error, type RequestEvent } from '@sveltejs/kit';
import { todayIn } from '#lib/format.ts';
import { INTAKE_ITEMS } from '#lib/intake/intake-items.ts';
import { isId } from '#lib/list/filters.ts';
import { askOrKeep, found } from '#lib/server/ask.ts';
import { refused } from '#lib/server/form.ts';
import { needModuleOrKeep } from '#lib/server/gate.ts';
import { openList } from '#lib/server/list.ts';
import { save } from '#lib/server/save.ts';
import { ReceivedIntake, ReceiveItems } from './receive.operation.ts';
import { daysOf, placesIn, readReceipt, receiptValues, waitingIn } from './receipt-fields.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  needModuleOrKeep(event, 'CONSIGNMENT');
  const { id } = event.params;
  if (!isId(id)) error(404, { message: 'Not an id', code: 'NOT_FOUND' });
  const { page, variables: paging } = openList(INTAKE_ITEMS, event);
  const variables = { id, ...paging };
  const answer = await askOrKeep(event, ReceivedIntake, variables);
  if (!answer)
    return { intake: null, list: null, waiting: [], values: {}, days: null, variables, partial: true };
  const { data, partial } = answer;
  const what = { partial, what: 'intake', requestId: event.locals.requestId };
  const { items, ...intake } = found(data.intake, what);
  const { store } = event.locals;
  const settings = data.consignmentSettings;
  return {
    ...{ intake, list: page(items), waiting: waitingIn(items.nodes), values: receiptValues(items.nodes) },
    days: store && settings ? daysOf(todayIn(store.timeZone), settings) : null,
    ...{ variables, partial },
  };
};

/** On to the same intake, with what is to be said of what was done. */
const toIntake = ({ params: { store, id } }: RequestEvent<{ store: string; id: string }>, state: string) =>
  `/${store}/console/intakes/${id}?done=${state.toLowerCase()}`;

export const actions: Actions = {
  receive: (event) =>
    save(event, {
      right: 'consignment.edit',
      read: (form) => readReceipt(form, event.locals.store?.currency ?? ''),
      document: ReceiveItems,
      variables: ({ input }) => ({ input: { intakeId: event.params.id, items: input } }),
      made: 'Intake',
      to: ({ state }) => toIntake(event, state),
      refuse: (result, values) =>
        result.__typename === 'InvalidInput'
          ? refused({ ...result, fields: placesIn(values, result.fields) }, values, event.locals.requestId)
          : null,
    }),
  all: (event) =>
    save(event, {
      right: 'consignment.edit',
      read: () => ({ values: {}, input: null }),
      document: ReceiveItems,
      variables: () => ({ input: { intakeId: event.params.id } }),
      made: 'Intake',
      to: ({ state }) => toIntake(event, state),
    }),
};
