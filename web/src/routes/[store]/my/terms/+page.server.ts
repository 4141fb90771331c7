import type { RequestEvent } from '@sveltejs/kit';
import { AcceptTexts } from '#lib/graph/text-version.operation.ts';
import { askOrKeep } from '#lib/server/ask.ts';
import { text } from '#lib/server/form.ts';
import { save } from '#lib/server/save.ts';
import { textsIn } from '#lib/text/shown-texts.ts';
import { MyTerms } from './terms.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const answer = await askOrKeep(event, MyTerms, { language: event.locals.locale });
  const viewer = answer?.data.viewer;
  return {
    texts: viewer?.textsToAccept ?? [],
    acceptances: viewer?.user?.acceptances ?? [],
    partial: answer?.partial ?? true,
  };
};

/** This page again, for the same customer. */
function here({ url }: RequestEvent): string {
  const customer = url.searchParams.get('customer');
  return `${url.pathname}?${new URLSearchParams({ ...(customer !== null && { customer }), saved: '1' })}`;
}

export const actions: Actions = {
  accept: (event) =>
    save(event, {
      read: (form) => ({ values: {}, input: { texts: textsIn(text(form, 'acceptedTexts')) } }),
      document: AcceptTexts,
      variables: ({ input }) => ({ input }),
      made: 'TextsAccepted',
      to: () => here(event),
    }),
};
