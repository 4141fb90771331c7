import { redirect } from '@sveltejs/kit';
import { ask } from '#lib/server/ask.ts';
import { needRight } from '#lib/server/gate.ts';
import { NewsletterFilePath } from '../newsletter.operation.ts';
import type { PageServerLoad } from './$types';

/** On to the file of all who agreed. */
export const load: PageServerLoad = async (event) => {
  needRight(event, 'customers.edit');
  const { data } = await ask(event, NewsletterFilePath, {});
  redirect(303, data.newsletterFilePath);
};
