import { error } from '@sveltejs/kit';
import { mailboxFor } from '#lib/server/mailbox.ts';
import type { PageServerLoad } from './$types';

const SHOWN = 100;

/** Mail kept on this machine instead of sent, for readers on this machine. */
export const load: PageServerLoad = async (event) => {
  const mailbox = mailboxFor(event);
  if (!mailbox) error(404, { message: 'There is no mailbox here', code: 'NOT_FOUND' });
  const mails = await mailbox.list(SHOWN);
  return { mails: mails.map(({ id, keptAt, to, subject }) => ({ id, keptAt, to, subject })) };
};
