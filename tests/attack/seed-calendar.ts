import { createHash } from 'node:crypto';
import { hashOfToken } from '../../services/kernel/secret/token';
import { canary } from './seed-files';
import type { AttackWorld } from './world';

/** The secret of a store's calendar, which the product itself makes of chance. */
export const calendarSecretOf = (storeId: string): string =>
  createHash('sha256').update(`calendar of ${storeId}`).digest('base64url');

/** A note of theirs that is ticked off, and the address at which calendars outside read the store's. */
export async function seedCalendar(
  world: AttackWorld,
  storeId: string,
  { id, number }: { id: string; number: number },
): Promise<void> {
  await world.database.admin(
    `INSERT INTO consignment.calendar_tick (store_id, customer_id, return_on, item_ids, ticked_at, ticked_by)
     VALUES ($1, $2::uuid, '2026-12-01', ARRAY[$2::uuid], now(), $3)`,
    [storeId, id, canary(storeId, 'ticked_by', number)],
  );
  await world.database.admin(
    `INSERT INTO consignment.calendar_feed (store_id, secret_hash, made_at, made_by) VALUES ($1, $2, now(), $3)
     ON CONFLICT (store_id) DO NOTHING`,
    [storeId, hashOfToken(calendarSecretOf(storeId)), canary(storeId, 'made_by', 1)],
  );
}
