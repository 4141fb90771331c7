import { requestLink } from '#lib/server/mail-link.ts';
import { RequestActivation } from './first-time.operation.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: (event) => requestLink(event, RequestActivation, (data) => data.requestActivation),
};
