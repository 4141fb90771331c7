import type { RequestEvent } from '@sveltejs/kit';
import { versionOf } from '#lib/form/fields.ts';
import { text } from '#lib/server/form.ts';
import { save } from '#lib/server/save.ts';
import { SendEmailConfirmation, WithdrawEmailChange } from './email.operation.ts';
import { readCustomerId } from './user-actions.ts';

/** Mails the link that confirms a waiting address again; the page it leads to says so. */
export function mailConfirmation(event: RequestEvent, to: string) {
  return save(event, {
    right: 'users.edit',
    read: readCustomerId,
    document: SendEmailConfirmation,
    variables: ({ input }) => ({ input }),
    made: 'MailOnItsWay',
    to: () => to,
  });
}

/** Lets the customer's present address stay. */
export function withdrawEmail(event: RequestEvent, to: string) {
  return save(event, {
    right: 'customers.edit',
    read: (form) => {
      const values = { version: text(form, 'version') };
      return { values, input: { id: event.params['id'] ?? '', version: versionOf(values) } };
    },
    document: WithdrawEmailChange,
    variables: ({ input }) => ({ input }),
    made: 'Customer',
    to: () => to,
  });
}
