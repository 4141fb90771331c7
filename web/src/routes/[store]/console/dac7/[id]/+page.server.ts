import { GiveDac7Person } from '#lib/dac7/dac7.operation.ts';
import { readPerson } from '#lib/dac7/person.ts';
import { yearIn } from '#lib/dac7/year.ts';
import { askOrKeep, found } from '#lib/server/ask.ts';
import { needModuleOrKeep, needRight } from '#lib/server/gate.ts';
import { save } from '#lib/server/save.ts';
import { Dac7OfConsignor } from '../dac7.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  needModuleOrKeep(event, 'CONSIGNMENT');
  needRight(event, 'consignment.tax');
  const asked = yearIn(event.url.searchParams.get('year'), event.locals.store?.timeZone ?? 'UTC');
  const variables = { id: event.params.id, year: asked.year };
  const answer = await askOrKeep(event, Dac7OfConsignor, variables);
  // The form was sent and nobody can say what stands now: it comes back with what was typed.
  if (!answer) return { ...asked, customer: null, dac7: null, variables, partial: true };
  const { data, partial } = answer;
  const told = { partial, what: 'consignor', requestId: event.locals.requestId };
  const { consignor, ...customer } = found(data.customer, told);
  return { ...asked, customer, dac7: found(consignor?.dac7, told), variables, partial };
};

export const actions: Actions = {
  default: (event) => {
    const { id, store } = event.params;
    const country = event.locals.store?.country ?? '';
    const { year } = yearIn(event.url.searchParams.get('year'), event.locals.store?.timeZone ?? 'UTC');
    return save(event, {
      right: 'consignment.tax',
      read: (form) => readPerson(form, country),
      document: GiveDac7Person,
      variables: ({ input }) => ({ input: { customerId: id, ...input } }),
      made: 'Dac7Person',
      to: () => `/${store}/console/dac7/${id}?year=${year}&saved=yes`,
    });
  },
};
