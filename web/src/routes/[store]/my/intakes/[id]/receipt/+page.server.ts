import { toReceipt } from '#lib/server/receipt.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = toReceipt;
