import { error } from '@sveltejs/kit';
import { todayIn } from '#lib/format.ts';
import { ask, unavailable } from '#lib/server/ask.ts';
import { saysTerms } from '#lib/server/shown-texts.ts';
import { chosenCustomer } from '#lib/server/own-customer.ts';
import { MyPage } from './my.operation.ts';
import type { PageServerLoad } from './$types';

const NEW_MS = 3_600_000;

export const load: PageServerLoad = async (event) => {
  const { locals, url } = event;
  if (locals.unavailable) unavailable(locals.requestId);
  const customer = chosenCustomer(event);
  if (!customer) {
    // Several and none chosen: the page is the choice. A number that is not the reader's is not found.
    if (url.searchParams.has('customer')) error(404, { message: 'No such customer', code: 'NOT_FOUND' });
    const created = locals.viewer?.createdAt;
    // Whose registration the shop has not heard of yet: it takes a moment.
    const isNew = created != null && Date.now() - Date.parse(created) < NEW_MS;
    return { mine: null, previousVisitAt: null, newTexts: false, partial: false, isNew };
  }
  const lastYear = Number(todayIn(locals.store?.timeZone ?? 'UTC').slice(0, 4)) - 1;
  const since = locals.viewer?.previousVisitAt ?? null;
  const { data, partial } = await ask(event, MyPage, {
    ...{ customer: customer.id, since, lastYear },
    ...{ saysTerms: saysTerms(event), language: locals.locale },
  });
  if (!data.customer && !partial) error(404, { message: 'No such customer', code: 'NOT_FOUND' });
  return {
    mine: data.customer,
    previousVisitAt: since,
    newTexts: (data.viewer?.textsToAccept ?? []).length > 0,
    partial,
    isNew: false,
  };
};
