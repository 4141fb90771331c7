import { endOtherSessions, endSession, openSignIns } from '#lib/server/sign-ins.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => openSignIns(event);

export const actions: Actions = {
  end: (event) => endSession(event),
  endOthers: (event) => endOtherSessions(event),
};
