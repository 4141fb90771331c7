import { openTextPage } from '#lib/server/text-page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => openTextPage(event, 'ABOUT');
