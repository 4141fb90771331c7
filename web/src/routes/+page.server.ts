import { redirect } from '@sveltejs/kit';
import { isStoreId } from '#lib/server/address.ts';
import { demoFor } from '#lib/server/demo.ts';
import { mailboxFor } from '#lib/server/mailbox.ts';
import type { PageServerLoad } from './$types';

/** The field "store number" is a plain GET form: `/?store=30042` leads on, or says what is wrong. */
export const load: PageServerLoad = (event) => {
  const { url } = event;
  const asked = url.searchParams.get('store')?.trim() ?? null;
  if (asked !== null && isStoreId(asked)) redirect(303, `/${asked}`);
  return { asked, demo: demoFor(event), mailbox: mailboxFor(event) !== null };
};
