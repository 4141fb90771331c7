import { chooseLanguage } from '#lib/server/language.ts';
import type { RequestHandler } from './$types';

/** The language buttons of the footer post here. */
export const POST: RequestHandler = (event) => chooseLanguage(event);
