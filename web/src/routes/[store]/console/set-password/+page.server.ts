import { openLink } from '#lib/server/mailed-link.ts';
import { setPassword } from '#lib/server/set-password.ts';
import { SetStaffPassword } from './set-password.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => openLink(event, 'STAFF_RESET', 'STAFF_ACTIVATION');

export const actions: Actions = {
  default: (event) =>
    setPassword(event, event.params.store, {
      ...{ area: 'console', document: SetStaffPassword },
      besides: () => ({}),
    }),
};
