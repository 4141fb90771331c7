import type { RequestEvent } from '@sveltejs/kit';
import { text } from '#lib/server/form.ts';
import { save } from '#lib/server/save.ts';
import { back } from '../head-actions.ts';
import { ChangeCustomerUser, InviteCustomerUser, UnlinkCustomerUser } from './links.operation.ts';

type Role = 'BUYER' | 'COMPANY_ADMIN';
const roleIn = (form: FormData): Role => (text(form, 'role') === 'COMPANY_ADMIN' ? 'COMPANY_ADMIN' : 'BUYER');
const customerOf = ({ params }: RequestEvent): string => params['id'] ?? '';

/** Changes what is given of the link that the form names. */
function change(event: RequestEvent, read: (form: FormData) => { role?: Role; enabled?: boolean }) {
  return save(event, {
    right: 'users.edit',
    read: (form) => {
      const userId = text(form, 'userId');
      return { values: { userId }, input: { customerId: customerOf(event), userId, ...read(form) } };
    },
    document: ChangeCustomerUser,
    variables: ({ input }) => ({ input }),
    made: 'CustomerUser',
    to: () => back(event),
  });
}

/** What can be done with who acts for this customer. */
export const linkActions = {
  act: (event: RequestEvent) => change(event, (form) => ({ enabled: text(form, 'acts') === 'on' })),
  role: (event: RequestEvent) => change(event, (form) => ({ role: roleIn(form) })),
  unlink: (event: RequestEvent) =>
    save(event, {
      right: 'users.edit',
      read: (form) => {
        const values = { userId: text(form, 'userId') };
        return { values, input: values };
      },
      document: UnlinkCustomerUser,
      variables: ({ input }) => ({ input: { customerId: customerOf(event), ...input } }),
      made: 'CustomerUserUnlinked',
      to: () => back(event, { linked: 'no' }),
    }),
  invite: (event: RequestEvent) =>
    save(event, {
      right: 'users.edit',
      read: (form) => {
        const values = { invited: text(form, 'invited'), role: roleIn(form) };
        const fields = values.invited ? [] : [{ path: 'invited', code: 'REQUIRED' }];
        return { values, input: { email: values.invited, role: values.role }, fields };
      },
      document: InviteCustomerUser,
      variables: ({ input }) => ({ input: { customerId: customerOf(event), ...input } }),
      made: 'CustomerUser',
      to: () => back(event, { linked: 'yes' }),
    }),
};
