import { newsletterChosen } from '../../../schema/events/identity';
import { handles } from '../../kernel/event/handler';
import { keepChosen } from './newsletter.rows';

/** Somebody at the portal said whether a customer of theirs wants the newsletter: kept with the customer, and with the proof [U24]. */
export const onNewsletterChosen = handles(newsletterChosen, async ({ data }, { write }) => {
  await write((tx) => keepChosen(tx, data));
});
