import { visitor, type Actor } from '../../services/kernel/actor/actor';
import type { AttackWorld } from './world';

/** Somebody of the staff chooses columns, logs in, and asks for another password and another address. */
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
  // Another address waits for them.
  await world.database.admin(
    `INSERT INTO identity.staff_email_change (store_id, staff_member_id, id, email)
     SELECT store_id, id, kernel.new_id(), 'wanted-' || email FROM identity.staff_member WHERE store_id = $1 AND email = $2`,
    [owner.storeId, logIn.email.toLowerCase()],
  );
}
