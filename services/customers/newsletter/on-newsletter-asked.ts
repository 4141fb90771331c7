import { newsletterAsked } from '../../../schema/events/identity';
import { handles } from '../../kernel/event/handler';
import { agreeAsCustomer, keepAsked } from './newsletter.rows';

/** Somebody asked for the newsletter, or confirmed it: kept with the proof, and with the customer whose address it is [U10 U24]. */
export const onNewsletterAsked = handles(newsletterAsked, async ({ data }, { write }) => {
  await write(async (tx) => {
    await keepAsked(tx, data);
    if (data.confirmedAt !== null) await agreeAsCustomer(tx, data.email, data.confirmedAt);
  });
});
