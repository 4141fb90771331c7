import type { Actor } from '../../services/kernel/actor/actor';
import type { AttackWorld } from './world';

/** The store reports from the first sale on, and these have said who they are. */
export async function seedDac7(
  world: AttackWorld,
  owner: Actor,
  customers: readonly { id: string }[],
): Promise<void> {
  // Also one whose country has no such law: what is attacked is the same in each.
  await world.database.admin(`UPDATE consignment.store SET country = 'NL' WHERE store_id = $1`, [
    owner.storeId,
  ]);
  await world.must(
    owner,
    'mutation ($input: UpdateConsignmentSettingsInput!) { updateConsignmentSettings(input: $input) { __typename } }',
    { input: { dac7On: true, dac7ThresholdMinor: 0 } },
  );
  // A company is not asked: it is a private person for as long as it takes to say it.
  const kinds = await world.database.admin<{ id: string; kind: string }>(
    'SELECT id, kind FROM consignment.customer WHERE id = ANY ($1)',
    [customers.map(({ id }) => id)],
  );
  const become = (id: string, kind: string): Promise<unknown> =>
    world.database.admin('UPDATE consignment.customer SET kind = $2 WHERE id = $1', [id, kind]);
  for (const { id: customerId, kind } of kinds) {
    await become(customerId, 'PRIVATE');
    await world.must(
      owner,
      'mutation ($input: GiveDac7PersonInput!) { giveDac7Person(input: $input) { __typename ... on Dac7NotAsked { because } } }',
      { input: { customerId, birthDate: '1957-08-13', taxNumber: '123456782' } },
    );
    await become(customerId, kind);
  }
}
