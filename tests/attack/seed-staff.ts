import { visitor, type Actor } from '../../services/kernel/actor/actor';
import type { AttackWorld } from './world';

/** Somebody of the staff chooses columns, logs in and asks for another password. */
export async function seedStaffChoices(
  world: AttackWorld,
  owner: Actor,
  logIn: { email: string; password: string },
): Promise<void> {
  const columns = `mutation ($input: ChooseColumnsInput!) { chooseColumns(input: $input) { __typename } }`;
  await world.must(owner, columns, { input: { list: 'customers', columns: ['number', 'town'] } });
  const enter = `mutation ($input: LogInInput!) { logInStaff(input: $input) { __typename } }`;
  await world.must(visitor(owner.storeId, 'console'), enter, { input: logIn });
  const reset = `mutation ($input: RequestPasswordResetInput!) { requestStaffPasswordReset(input: $input) { __typename } }`;
  await world.must(visitor(owner.storeId, 'console'), reset, { input: { email: logIn.email } });
}
