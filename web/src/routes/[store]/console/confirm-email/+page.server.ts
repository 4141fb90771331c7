import { readWhole } from '#lib/form/fields.ts';
import { TOKEN } from '#lib/form/log-in-fields.ts';
import { ConfirmStaffEmail } from '#lib/graph/own-log-in.operation.ts';
import { keepToken, openLink } from '#lib/server/mailed-link.ts';
import { save } from '#lib/server/save.ts';
import { tellingAddress, toldAddress } from '#lib/server/told-address.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const confirmed = toldAddress(event);
  return { ...(await openLink(event, 'STAFF_EMAIL')), confirmed };
};

export const actions: Actions = {
  default: async (event) => {
    await keepToken(event);
    return save(event, {
      read: (form) => readWhole<{ token: string }>([TOKEN], form),
      document: ConfirmStaffEmail,
      variables: ({ input }) => ({ input }),
      made: 'EmailConfirmed',
      to: ({ email }) => tellingAddress(event, email),
    });
  },
};
