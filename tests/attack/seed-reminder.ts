import { canary } from './seed-files';
import type { AttackWorld } from './world';

/** What a consignor was reminded of, as the product itself has written it: nobody's operation does. */
export async function seedReminder(
  world: AttackWorld,
  storeId: string,
  { id, number }: { id: string; number: number },
): Promise<void> {
  const items = [{ number, description: canary(storeId, 'reminded', number), size: null, priceMinor: 1000 }];
  await world.database.admin(
    `INSERT INTO consignment.reminder (store_id, customer_id, return_on, made_at, mailed, language, collect_by, afterwards, items)
     VALUES ($1, $2, '2026-12-01', now(), true, 'nl', '2026-12-15', 'STORE_DECIDES', $3)`,
    [storeId, id, JSON.stringify(items)],
  );
}
