import { readWhole } from '#lib/form/fields.ts';
import { TOKEN } from '#lib/form/log-in-fields.ts';
import { ConfirmNewsletter } from '#lib/newsletter/newsletter.operation.ts';
import { keepToken } from '#lib/server/mailed-link.ts';
import { openNewsletterLink } from '#lib/server/newsletter-link.ts';
import { save } from '#lib/server/save.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  ...(await openNewsletterLink(event, 'CONFIRM')),
  isDone: event.url.searchParams.has('done'),
});

export const actions: Actions = {
  default: async (event) => {
    await keepToken(event);
    return save(event, {
      read: (form) => readWhole<{ token: string }>([TOKEN], form),
      document: ConfirmNewsletter,
      variables: ({ input }) => ({ input }),
      made: 'NewsletterConfirmed',
      to: () => `${event.url.pathname}?done=yes`,
    });
  },
};
