import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** The console opens where the day begins: at the customers. */
export const load: PageServerLoad = ({ params }) => redirect(303, `/${params.store}/console/customers`);
