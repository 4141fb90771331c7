import { visitor, type Actor } from '../../services/kernel/actor/actor';
import { NEWSLETTER_SECRET, newsletterToken } from '../../services/kernel/link/newsletter-link';
import { canary } from './seed-files';
import type { AttackWorld } from './world';

/** Somebody who asked for the newsletter of a store, and the links about it. */
export interface SeededSubscriber {
  subscriber: string;
  newsletterToken: string;
  newsletterConfirmToken: string;
}

/** Asks for it at the foot of a page, with the store's sign in the address. */
export async function seedNewsletter(world: AttackWorld, owner: Actor): Promise<SeededSubscriber> {
  const { storeId } = owner;
  const email = `${canary(storeId, 'subscriber-email', 1).toLowerCase()}@example.test`;
  const on =
    'mutation { updateStoreFooter(input: { newsletter: true }) { __typename ... on StoreFooter { newsletter } } }';
  await world.must(owner, on);
  const ask = `mutation ($input: SubscribeToNewsletterInput!) { subscribeToNewsletter(input: $input) { __typename } }`;
  await world.must(visitor(storeId), ask, { input: { email, language: 'nl' } });
  await world.settled();
  const list = '{ newsletterSubscribers { nodes { id } } }';
  const { nodes } = await world.must<{ nodes: { id: string }[] }>(owner, list);
  const id = nodes[0]?.id ?? '';
  const secret = world.ports.secret(NEWSLETTER_SECRET);
  return {
    subscriber: id,
    newsletterToken: newsletterToken(secret, storeId, 'unsubscribe', { email, id: null }),
    newsletterConfirmToken: newsletterToken(secret, storeId, 'confirm', { email, id }),
  };
}
