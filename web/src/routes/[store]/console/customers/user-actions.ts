import type { RequestEvent } from '@sveltejs/kit';
import { refused, text } from '#lib/server/form.ts';
import { save } from '#lib/server/save.ts';
import { tellingAddress } from '#lib/server/told-address.ts';
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

/**
 * Mails the customer that the form names an activation link, to the address that its page showed or not at all; the page
 * it leads to says where it went.
 */
export function mailActivation(event: RequestEvent, to: string) {
  return save(event, {
    right: 'users.edit',
    read: (form) => {
      const values = { customerId: text(form, 'customerId'), email: text(form, 'email') };
      return { values, input: { ...values, email: values.email || null } };
    },
    document: SendActivation,
    variables: ({ input }) => ({ input }),
    made: 'MailOnItsWay',
    to: ({ email }) => tellingAddress(event, email, to),
    refuse: (result, values) => {
      if (result.__typename !== 'AddressChanged') return null;
      return refused(
        { __typename: 'AddressChanged' },
        { ...values, email: result.email },
        event.locals.requestId,
      );
    },
  });
}
