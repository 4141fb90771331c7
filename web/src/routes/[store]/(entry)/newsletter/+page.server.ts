import { error } from '@sveltejs/kit';
import { readWhole } from '#lib/form/fields.ts';
import { LINK_FIELDS } from '#lib/form/log-in-fields.ts';
import { SubscribeToNewsletter } from '#lib/newsletter/newsletter.operation.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { save } from '#lib/server/save.ts';
import { tellingAddress, toldAddress } from '#lib/server/told-address.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  const { store } = event.locals;
  if (store && !store.footer.newsletter)
    error(404, { message: 'This store has no newsletter field', code: 'NOT_FOUND' });
  return { sentTo: toldAddress(event) };
};

export const actions: Actions = {
  default: (event) =>
    save(event, {
      read: (form) => readWhole<{ email: string }>(LINK_FIELDS, form),
      document: SubscribeToNewsletter,
      variables: ({ input }) => ({ input: { ...input, language: getLocale() } }),
      made: 'MailOnItsWay',
      to: (_mail, _stay, { email = '' }) => tellingAddress(event, email),
    }),
};
