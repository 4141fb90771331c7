import type { RequestEvent } from '@sveltejs/kit';
import { text } from '#lib/server/form.ts';
import { save } from '#lib/server/save.ts';
import { SendActivation, SetUserEnabled } from './users.operation.ts';

/** The customer that a form of one button names. */
export function readCustomerId(form: FormData) {
  const values = { customerId: text(form, 'customerId') };
  return { values, input: values };
}

/** Switches the log-in that the form names. */
export function switchUser(event: RequestEvent, to: string) {
  return save(event, {
    right: 'users.edit',
    read: (form) => {
      const values = { userId: text(form, 'userId') };
      return { values, input: { ...values, enabled: text(form, 'enabled') === 'on' } };
    },
    document: SetUserEnabled,
    variables: ({ input }) => ({ input }),
    made: 'User',
    to: () => to,
  });
}

/** Mails the customer that the form names an activation link; the page it leads to says so. */
export function mailActivation(event: RequestEvent, to: (customerId: string) => string) {
  return save(event, {
    right: 'users.edit',
    read: readCustomerId,
    document: SendActivation,
    variables: ({ input }) => ({ input }),
    made: 'MailOnItsWay',
    to: (_mail, _stay, { customerId = '' }) => to(customerId),
  });
}
