import type { Actor } from '../../services/kernel/actor/actor';
import { canary, putFile } from './seed-files';
import type { AttackWorld } from './world';

/** A file of what a till rang up, and the import of it that has ended. */
export interface SeededTill {
  tillFile: string;
  tillImportId: string;
}

/** On sale, and not what is sold at the desk. */
const SKU = '100011';

/** A file of the till comes in; its sale is undone, so that what it sold is to be had as before. */
export async function seedTill(world: AttackWorld, owner: Actor): Promise<SeededTill> {
  const receipt = canary(owner.storeId, 'till-receipt', 1);
  const lines = ['Bonnr;Datum;Artikelnr;Bedrag', `${receipt};20-11-2026;${SKU};42,50`];
  const name = canary(owner.storeId, 'file', 'till.csv');
  const fileId = await putFile(world, owner.storeId, name, lines.join('\r\n'));
  const start = `mutation ($input: StartTillImportInput!) { startTillImport(input: $input) { __typename ... on Job { id } } }`;
  const { id } = await world.must<{ id: string }>(owner, start, { input: { fileId } });
  await world.settled();
  const ended = 'query ($id: UUID!) { tillImport(id: $id) { state faults { code message } } }';
  const { state, faults } = await world.must<{ state: string; faults: object[] }>(owner, ended, { id });
  if (state !== 'DONE') throw new Error(`The import is ${state}: ${JSON.stringify(faults)}`);
  const { nodes } = await world.must<{ nodes: { id: string; externalReceipt: string | null }[] }>(
    owner,
    '{ orders(first: 10) { nodes { id externalReceipt } } }',
  );
  const order = nodes.find(({ externalReceipt }) => externalReceipt === receipt);
  const undo = 'mutation ($input: UndoSaleInput!) { undoSale(input: $input) { __typename } }';
  await world.must(owner, undo, { input: { orderId: order?.id } });
  await world.settled();
  return { tillFile: fileId, tillImportId: id };
}
