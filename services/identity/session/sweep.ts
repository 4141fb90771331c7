import type { CronItem } from 'graphile-worker';
import type { Transaction } from '../../kernel/database/transaction';
import type { OwnJob } from '../../kernel/event/handler';
import type { Ports } from '../../kernel/subgraph/service';
import { FORGOTTEN_AFTER_MS, SHOWN_FOR_MS } from '../sign-in/device.rules';
import { listStoreIds } from '../store/store.bootstrap';
import { tellLogIns } from '../user/log-ins';

const MONTH_MS = 30 * 24 * 3_600_000;

/** Every night at 03:17 UTC, or once at the next start. Cron has no store: it starts as the operator's, 00000. */
export const sweepCron: CronItem[] = [
  {
    task: 'identity.sweep',
    match: '17 3 * * *',
    options: { backfillPeriod: 86_400_000 },
    payload: { storeId: '00000' },
  },
];

/** Throws away what has had its time, one store after the other, each as the system of that store. */
export function sweepJob(ports: Pick<Ports, 'clock'>): OwnJob {
  return {
    task: 'identity.sweep',
    run: async (_job, tools) => {
      const storeIds = await tools.write(listStoreIds);
      for (const storeId of storeIds)
        await tools.inStore(storeId).write((tx) => sweep(tx, ports.clock.now()));
    },
  };
}

async function sweep(tx: Transaction, now: Date): Promise<void> {
  await tx.sql('DELETE FROM identity.session WHERE expires_at <= $1', [now]);
  await forgetDevices(tx, now);
  await tx.sql('DELETE FROM identity.attempt WHERE window_ends_at <= $1', [now]);
  // The row is what lets no second mail go within the day, also where its link has had its time before.
  await tx.sql(
    `DELETE FROM identity.newsletter_request WHERE expires_at <= $1 AND asked_at <= $1::timestamptz - interval '1 day'`,
    [now],
  );
  await tx.sql('DELETE FROM identity.registration WHERE expires_at <= $1', [now]);
  await tellUntold(tx);
  // A month longer than they work, so that an old link can be told that it is old.
  await tx.sql('DELETE FROM identity.link_token WHERE expires_at <= $1', [
    new Date(now.getTime() - MONTH_MS),
  ]);
}

/** A person's last device stays: who comes back after years from another one has logged in before. */
async function forgetDevices(tx: Transaction, now: Date): Promise<void> {
  await tx.sql(
    `DELETE FROM identity.sign_in i WHERE at <= $1 AND NOT EXISTS (SELECT FROM identity.session x WHERE x.id = i.id)`,
    [new Date(now.getTime() - SHOWN_FOR_MS)],
  );
  await tx.sql(
    `DELETE FROM identity.device d WHERE last_seen_at <= $1 AND EXISTS (
       SELECT FROM identity.device newer WHERE (newer.user_id = d.user_id OR newer.staff_member_id = d.staff_member_id)
          AND (newer.last_seen_at, newer.id) > (d.last_seen_at, d.id))`,
    [new Date(now.getTime() - FORGOTTEN_AFTER_MS)],
  );
}

const toldANight = 5_000;

/** Tells of activated log-ins that were never told: those of before the other services wanted to know. */
async function tellUntold(tx: Transaction): Promise<void> {
  const untold = await tx.sql<{ id: string }>(
    `SELECT c.id FROM identity.customer c WHERE c.users_told = '[]' AND EXISTS (
       SELECT FROM identity.customer_user l JOIN identity."user" u ON u.id = l.user_id
        WHERE l.customer_id = c.id AND u.activated_at IS NOT NULL)
      ORDER BY c.id LIMIT ${toldANight} FOR NO KEY UPDATE`,
  );
  await tellLogIns(
    tx,
    untold.map(({ id }) => id),
  );
}
