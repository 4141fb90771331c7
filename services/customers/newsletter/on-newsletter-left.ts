import { newsletterLeft } from '../../../schema/events/identity';
import { handles } from '../../kernel/event/handler';
import { keepLeft } from './newsletter.rows';

/** Somebody ended the newsletter by a link of theirs. */
export const onNewsletterLeft = handles(newsletterLeft, async ({ data }, { write }) => {
  await write((tx) => keepLeft(tx, data));
});
