import { error, type RequestEvent } from '@sveltejs/kit';
import { askOrKeep } from '#lib/server/ask.ts';
import { text } from '#lib/server/form.ts';
import { saysTerms } from '#lib/server/shown-texts.ts';
import { actsForNobody, chosenCustomer, customerOfForm } from '#lib/server/own-customer.ts';
import { save } from '#lib/server/save.ts';
import { ChooseNewsletter, MyProfile } from './profile.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const customer = customerOfForm(event);
  const answer = customer && (await askOrKeep(event, MyProfile, { customer: customer.id }));
  if (!answer) return { profile: null, saysTerms: saysTerms(event), partial: true };
  const { data, partial } = answer;
  if (!data.customer && !partial) error(404, { message: 'No such customer', code: 'NOT_FOUND' });
  return { profile: data.customer, saysTerms: saysTerms(event), partial };
};

/** This page again, for the same customer, and what was chosen. */
function here({ url }: RequestEvent, newsletter: string): string {
  const customer = url.searchParams.get('customer');
  return `${url.pathname}?${new URLSearchParams({ ...(customer !== null && { customer }), newsletter })}`;
}

export const actions: Actions = {
  newsletter: (event) =>
    save(event, {
      trouble: actsForNobody(event),
      read: (form) => ({ values: {}, input: { isWanted: text(form, 'isWanted') === 'yes' } }),
      document: ChooseNewsletter,
      variables: ({ input }) => ({
        input: { customerId: chosenCustomer(event)?.id ?? '', language: event.locals.locale, ...input },
      }),
      made: 'NewsletterChosen',
      to: ({ isWanted }) => here(event, isWanted ? 'on' : 'off'),
    }),
};
