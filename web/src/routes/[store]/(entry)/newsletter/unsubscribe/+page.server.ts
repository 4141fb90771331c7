import type { RequestEvent } from '@sveltejs/kit';
import { readWhole } from '#lib/form/fields.ts';
import { TOKEN } from '#lib/form/log-in-fields.ts';
import { UnsubscribeFromNewsletter } from '#lib/newsletter/newsletter.operation.ts';
import { tell } from '#lib/server/ask.ts';
import { refused, text, troubled } from '#lib/server/form.ts';
import { keepToken } from '#lib/server/mailed-link.ts';
import { openNewsletterLink } from '#lib/server/newsletter-link.ts';
import { save } from '#lib/server/save.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  ...(await openNewsletterLink(event, 'UNSUBSCRIBE')),
  isDone: event.url.searchParams.has('done'),
});

/** A mail program says so, at the address of the link itself, and follows nowhere (RFC 8058). */
async function byOneClick(event: RequestEvent) {
  const token = event.url.searchParams.get('token') ?? '';
  const { requestId } = event.locals;
  const answer = await tell(event, UnsubscribeFromNewsletter, { input: { token, isOneClick: true } });
  if (answer.trouble) return troubled(answer.trouble, {}, requestId);
  const result = answer.data.unsubscribeFromNewsletter;
  return result.__typename === 'NewsletterLeft' ? { isDone: true } : refused(result, {}, requestId);
}

export const actions: Actions = {
  default: async (event) => {
    const sent = await event.request.formData();
    if (text(sent, 'List-Unsubscribe') === 'One-Click') return byOneClick(event);
    await keepToken(event);
    return save(event, {
      sent,
      read: (form) => readWhole<{ token: string }>([TOKEN], form),
      document: UnsubscribeFromNewsletter,
      variables: ({ input }) => ({ input }),
      made: 'NewsletterLeft',
      to: () => `${event.url.pathname}?done=yes`,
    });
  },
};
