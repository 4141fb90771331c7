import { cameFrom } from '#lib/server/way-back.ts';
import type { LayoutServerLoad } from './$types';

/** The list that a page was opened from, for every page of the console: its way back leads there. */
export const load: LayoutServerLoad = ({ url, locals }) => ({ from: cameFrom(url, locals.storeId) });
