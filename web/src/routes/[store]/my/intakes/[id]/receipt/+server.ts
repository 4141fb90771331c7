import { toReceipt } from '#lib/server/receipt.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = toReceipt;
