import type { Actor } from '../../services/kernel/actor/actor';
import { canary } from './seed-files';
import type { AttackWorld } from './world';

/** Somebody asks for another price of an item on sale, and the store does not give it. */
export async function seedRequest(
  world: AttackWorld,
  owner: Actor,
  itemId: string,
  row: number,
): Promise<void> {
  const sign = (what: string): string => canary(owner.storeId, `request-${what}`, row);
  const ask = `mutation ($input: AskForItemInput!) { askForItem(input: $input) { __typename } }`;
  await world.must(owner, ask, { input: { id: itemId, kind: 'PRICE', priceMinor: 777, note: sign('note') } });
  const answer = `mutation ($input: AnswerRequestInput!) { answerRequest(input: $input) { __typename } }`;
  await world.must(owner, answer, { input: { id: itemId, granted: false, answer: sign('answer') } });
}
