import { requestLink } from '#lib/server/mail-link.ts';
import { RequestPasswordReset } from './forgot.operation.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: (event) => requestLink(event, RequestPasswordReset, (data) => data.requestPasswordReset),
};
