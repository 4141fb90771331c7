import { GiveDac7Person } from '#lib/dac7/dac7.operation.ts';
import { readPerson } from '#lib/dac7/person.ts';
import { yearIn } from '#lib/dac7/year.ts';
import { askOrKeep, found } from '#lib/server/ask.ts';
import { needModuleOrKeep } from '#lib/server/gate.ts';
import { actsForNobody, chosenCustomer, customerOfForm } from '#lib/server/own-customer.ts';
import { save } from '#lib/server/save.ts';
import { MyDac7 } from './dac7.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  needModuleOrKeep(event, 'CONSIGNMENT');
  const asked = yearIn(event.url.searchParams.get('year'), event.locals.store?.timeZone ?? 'UTC');
  const customer = customerOfForm(event);
  const answer = customer && (await askOrKeep(event, MyDac7, { customer: customer.id, year: asked.year }));
  // The form was sent and nobody can say what stands now: it comes back with what was typed.
  if (!answer) return { ...asked, dac7: null, partial: true };
  const { data, partial } = answer;
  const { requestId } = event.locals;
  return {
    ...asked,
    dac7: found(data.customer?.consignor?.dac7, { partial, what: 'year', requestId }),
    partial,
  };
};

export const actions: Actions = {
  default: (event) => {
    const country = event.locals.store?.country ?? '';
    const query = new URLSearchParams(event.url.searchParams);
    query.set('saved', 'yes');
    return save(event, {
      trouble: actsForNobody(event),
      read: (form) => readPerson(form, country),
      document: GiveDac7Person,
      variables: ({ input }) => ({ input: { customerId: chosenCustomer(event)?.id ?? '', ...input } }),
      made: 'Dac7Person',
      to: () => `/${event.params.store}/my/dac7?${query}`,
    });
  },
};
