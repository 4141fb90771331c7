import { logOut } from '#lib/server/log-out.ts';
import type { RequestHandler } from './$types';

/** Log out of the console; a session in the portal stays. */
export const POST: RequestHandler = (event) => logOut(event, event.params.store, 'console');
