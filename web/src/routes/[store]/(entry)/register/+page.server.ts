import { error, redirect } from '@sveltejs/kit';
import { readRegistration, type RegisterInput } from '#lib/registration/register-fields.ts';
import { Register } from '#lib/registration/register.operation.ts';
import { text } from '#lib/server/form.ts';
import { isSignedIn } from '#lib/server/frame.ts';
import { home } from '#lib/server/return-path.ts';
import { save } from '#lib/server/save.ts';
import { keepSession } from '#lib/server/session.ts';
import { shownTexts } from '#lib/server/shown-texts.ts';
import { textsIn } from '#lib/text/shown-texts.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { locals, params, request } = event;
  // A form that was sent comes back with what was typed, whatever was shut meanwhile.
  if (request.method !== 'POST') {
    if (locals.store && !locals.store.registrationOpen)
      error(404, { message: 'Nobody registers in this store', code: 'NOT_FOUND' });
    if (isSignedIn(locals)) redirect(303, home(params.store, 'portal'));
  }
  return { texts: await shownTexts(event) };
};

export const actions: Actions = {
  default: (event) => {
    const { locals, params, cookies } = event;
    return save(event, {
      read: (form) =>
        readRegistration(form, locals.store?.footer.newsletter === true, {
          language: locals.locale as RegisterInput['language'],
          acceptedTexts: textsIn(text(form, 'acceptedTexts')),
        }),
      document: Register,
      variables: ({ input }) => ({ input }),
      made: 'Registered',
      to: (session) => {
        keepSession(cookies, params.store, 'portal', session);
        return `/${params.store}/register/waiting`;
      },
    });
  },
};
