import { LOST_FIELDS } from '#lib/form/code-fields.ts';
import { readWhole } from '#lib/form/fields.ts';
import { needRight } from '#lib/server/gate.ts';
import { needRecentLogIn } from '#lib/server/recent-log-in.ts';
import { save } from '#lib/server/save.ts';
import { ResetStaffTwoFactor } from './lost.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  needRight(event, 'users.reset');
  needRecentLogIn(event);
};

export const actions: Actions = {
  default: (event) =>
    save(event, {
      right: 'users.reset',
      read: (form) => readWhole<{ email: string; reason: string }>(LOST_FIELDS, form),
      document: ResetStaffTwoFactor,
      variables: ({ input }) => ({ input }),
      made: 'StaffMember',
      to: () => `/${event.params.store}/console/settings/passwords/lost?saved=yes`,
    }),
};
