import { visitor, type Actor } from '../../services/kernel/actor/actor';
import { hasFactor } from './two-factor-operations';
import type { AttackWorld } from './world';

/** From another device than the first: it is told of by mail. */
export async function logInElsewhere(world: AttackWorld, storeId: string, email: string): Promise<void> {
  const logIn = `mutation ($input: LogInInput!) { logIn(input: $input) { __typename } }`;
  const device = { userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' };
  await world.must(visitor(storeId), logIn, {
    input: { email, password: 'zeven paarse olifanten', device },
  });
}

/** A log-in is switched off, with all that was on its way to it, and on again. */
export async function switchOffAndOn(world: AttackWorld, owner: Actor, userId: string): Promise<void> {
  const enable = `mutation ($input: SetUserEnabledInput!) { setUserEnabled(input: $input) { __typename } }`;
  for (const enabled of [false, true]) await world.must(owner, enable, { input: { userId, enabled } });
}

/** An app that counts; no store of the attack asks for it. */
export async function seedSecondStep(world: AttackWorld, storeId: string, userId: string): Promise<void> {
  await world.database.admin(hasFactor(storeId, userId));
}
