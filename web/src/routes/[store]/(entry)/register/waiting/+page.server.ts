import { redirect } from '@sveltejs/kit';
import { SendRegistrationAgain, WaitingRegistration } from '#lib/registration/register.operation.ts';
import { ask, unavailable } from '#lib/server/ask.ts';
import { isSignedIn } from '#lib/server/frame.ts';
import { home } from '#lib/server/return-path.ts';
import { save } from '#lib/server/save.ts';
import type { Actions, PageServerLoad } from './$types';

/** My page of somebody who has not confirmed their address yet: what they typed, and nothing else [R-ID3]. */
export const load: PageServerLoad = async (event) => {
  const { locals, params, url } = event;
  if (locals.unavailable) unavailable(locals.requestId);
  if (isSignedIn(locals)) redirect(303, home(params.store, 'portal'));
  const { data } = locals.isWaiting ? await ask(event, WaitingRegistration, {}) : { data: null };
  return { registration: data?.registration ?? null, isSentAgain: url.searchParams.has('again') };
};

export const actions: Actions = {
  again: (event) =>
    save(event, {
      read: () => ({ values: {}, input: {} }),
      document: SendRegistrationAgain,
      variables: () => ({}),
      made: 'MailOnItsWay',
      to: () => `/${event.params.store}/register/waiting?again=yes`,
    }),
};
