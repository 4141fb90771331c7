import type { RequestEvent } from '@sveltejs/kit';
import { mailConfirmation, withdrawEmail } from '../email-actions.ts';
import { keptQuery } from './action-address.ts';
import { mailActivation, switchUser } from '../user-actions.ts';

/** The tab that the form stood on, as it was opened, and what it is to say. */
export function back({ url }: RequestEvent, said: Record<string, string> = {}): string {
  const query = keptQuery(url);
  query.delete('unlink');
  for (const [name, value] of Object.entries(said)) query.set(name, value);
  return query.size ? `${url.pathname}?${query}` : url.pathname;
}

/** What the head above every tab can do; every tab has them, so that nobody is led away from it. */
export const headActions = {
  enable: (event: RequestEvent) => switchUser(event, back(event)),
  activate: (event: RequestEvent) => mailActivation(event, back(event, { mailed: 'activation' })),
  confirmation: (event: RequestEvent) => mailConfirmation(event, back(event, { mailed: 'confirmation' })),
  withdraw: (event: RequestEvent) => withdrawEmail(event, back(event, { saved: 'yes' })),
};
