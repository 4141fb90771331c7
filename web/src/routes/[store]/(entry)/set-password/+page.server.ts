import { openLink } from '#lib/server/mailed-link.ts';
import { setPassword } from '#lib/server/set-password.ts';
import { text } from '#lib/server/form.ts';
import { shownTexts } from '#lib/server/shown-texts.ts';
import { textsIn } from '#lib/text/shown-texts.ts';
import { SetPassword } from './set-password.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const link = await openLink(event, 'ACTIVATION', 'RESET', 'REGISTRATION');
  // Who begins accepts by it; who comes back has, or is asked on My page.
  return { ...link, texts: link.begins ? await shownTexts(event) : [] };
};

export const actions: Actions = {
  default: (event) =>
    setPassword(event, event.params.store, {
      ...{ area: 'portal', document: SetPassword },
      besides: (form) => ({ acceptedTexts: textsIn(text(form, 'acceptedTexts')) }),
    }),
};
