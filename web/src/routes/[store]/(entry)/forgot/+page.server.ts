import { openRequest, requestLink } from '#lib/server/mail-link.ts';
import { RequestPasswordReset } from './forgot.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => openRequest(event);

export const actions: Actions = { default: (event) => requestLink(event, RequestPasswordReset) };
