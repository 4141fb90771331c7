import type { Actor } from '../../services/kernel/actor/actor';
import { canary } from './seed-files';
import { seedNewsletter, type SeededSubscriber } from './seed-newsletter';
import type { AttackWorld } from './world';

export type { SeededSubscriber };

/** What stands around the pages of a store, with its sign in every text that holds one. */
export async function seedStorefront(world: AttackWorld, owner: Actor): Promise<SeededSubscriber> {
  const sign = (what: string): string => canary(owner.storeId, what, 1);
  const change = (name: string, input: object): Promise<unknown> =>
    world.must(
      owner,
      `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { __typename } }`,
      { input },
    );
  const marks = [{ ownName: sign('mark').slice(0, 30) }];
  await change('updateStoreFooter', { payments: marks, carriers: marks });
  const exceptions = [
    { from: '2099-12-25', upTo: '2099-12-25', reason: sign('reason').slice(0, 60), periods: [] },
  ];
  await change('updateOpeningHours', { note: sign('opening_hours-note'), exceptions });
  await change('writeStorePageText', { page: 'ABOUT', language: 'nl', text: sign('page_text-text') });
  await change('writeStorePageText', { page: 'TERMS', language: 'nl', text: sign('text_version-text') });
  return seedNewsletter(world, owner);
}

/** A reader chooses a language, and accepts the terms that were seeded. */
export async function seedReader(world: AttackWorld, user: Actor): Promise<void> {
  const choose = `mutation ($input: ChooseLanguageInput!) { chooseLanguage(input: $input) { __typename } }`;
  await world.must(user, choose, { input: { language: 'en' } });
  const accept = `mutation ($input: AcceptTextsInput!) { acceptTexts(input: $input) { __typename } }`;
  await world.must(user, accept, { input: { texts: [{ page: 'TERMS', language: 'nl', version: 1 }] } });
}
