import { answerSecondStep, openSecondStep } from '#lib/server/two-factor.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => openSecondStep(event, event.params.store, 'console');

export const actions: Actions = {
  default: (event) => answerSecondStep(event, event.params.store, 'console'),
};
