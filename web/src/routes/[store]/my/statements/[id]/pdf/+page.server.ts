import { toStatement } from '#lib/server/statement.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = toStatement;
