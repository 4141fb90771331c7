import { redirect, type RequestEvent } from '@sveltejs/kit';
import { mailConfirmation, withdrawEmail } from '../email-actions.ts';
import { keptQuery } from './action-address.ts';
import { mailActivation, switchUser } from '../user-actions.ts';

/** The tab that the form stood on, as it was opened. */
function back({ url }: RequestEvent, more: Record<string, string> = {}): never {
  const query = keptQuery(url);
  for (const [name, value] of Object.entries(more)) query.set(name, value);
  redirect(303, query.size ? `${url.pathname}?${query}` : url.pathname);
}

/** What the head above every tab can do; every tab has them, so that nobody is led away from it. */
export const headActions = {
  enable: async (event: RequestEvent) => (await switchUser(event)) ?? back(event),
  activate: mailActivation,
  confirmation: mailConfirmation,
  withdraw: async (event: RequestEvent) => (await withdrawEmail(event)) ?? back(event, { saved: 'yes' }),
};
