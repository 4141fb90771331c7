import { logOut } from '#lib/server/log-out.ts';
import type { RequestHandler } from './$types';

/** Log out of the portal: a POST, so that no picture or link can do it. */
export const POST: RequestHandler = (event) => logOut(event, event.params.store, 'portal');
