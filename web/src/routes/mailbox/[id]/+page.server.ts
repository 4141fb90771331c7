import { error } from '@sveltejs/kit';
import { mailboxFor } from '#lib/server/mailbox.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const mailbox = mailboxFor(event);
  const mail = mailbox ? await mailbox.get(event.params.id) : null;
  if (!mail) error(404, { message: 'There is no such mail', code: 'NOT_FOUND' });
  const { keptAt, to, subject, text } = mail;
  return { id: event.params.id, mail: { keptAt, to, subject, text } };
};
