import { requestLink } from '#lib/server/mail-link.ts';
import { toldAddress } from '#lib/server/told-address.ts';
import { RequestPasswordReset } from './forgot.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => ({ sentTo: toldAddress(event) });

export const actions: Actions = { default: (event) => requestLink(event, RequestPasswordReset) };
