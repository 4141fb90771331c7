import type { CronItem } from 'graphile-worker';
import { todayIn, type LocalDate } from '../../kernel/clock/clock';
import type { Transaction } from '../../kernel/database/transaction';
import { inEachStore } from '../../kernel/event/each-store';
import type { OwnJob } from '../../kernel/event/handler';
import { sendMails } from '../../kernel/mail/send-mail';
import type { Ports } from '../../kernel/subgraph/service';
import { findStore, storeRows, type Store } from '../store/store';
import { reminderMail } from './reminder.mail';
import { datesRemindedOn, REMINDED } from './reminder.rules';

const task = 'consignment.remind';
/** So many mails in one transaction. */
const AT_ONCE = 200;

/** Every quarter of an hour, because morning comes to each store in its own; missed ones are made up at the next start. */
export const reminderCron: CronItem[] = [
  { task, match: '*/15 * * * *', options: { backfillPeriod: 86_400_000 }, payload: { storeId: '00000' } },
];

/**
 * Reminds the consignors of each store of the return dates that come [R-CO3], once a day. One mail for each consignor and date,
 * however often it is done, and whenever it is: what was missed is made up as long as the date has not passed.
 */
export function reminderJob(ports: Pick<Ports, 'clock'>): OwnJob {
  return {
    task,
    run: async (_job, tools) => {
      const stores = await tools.write((tx) =>
        tx.sql<{ id: string }>('SELECT consignment.stores_to_remind($1) AS id', [ports.clock.now()]),
      );
      await inEachStore(
        stores.map(({ id }) => id),
        async (id) => {
          const inStore = tools.inStore(id);
          const store = await inStore.write(findStore);
          if (store === null || !store.isOpen) return;
          // Of one day, also where midnight comes meanwhile: the next one has its own.
          const today = todayIn(store.timeZone, ports.clock);
          while ((await inStore.write((tx) => remindSome(tx, store, today, ports.clock.now()))) === AT_ONCE);
          await inStore.write((tx) => storeRows.update(tx, id, { remindedOn: today }));
        },
      );
    },
  };
}

/** Reminds the next ones; answers how many there were to remind. */
async function remindSome(tx: Transaction, store: Store, today: LocalDate, now: Date): Promise<number> {
  const { from, upTo } = datesRemindedOn(today);
  const made = await tx.sql<Made>(remindSql, [
    ...[from, upTo, REMINDED, now],
    ...[store.language, store.graceDays, store.afterGrace],
  ]);
  await sendMails(
    tx,
    reminderMail,
    made.flatMap(({ customerId, returnOn, email }) =>
      email === null || email === ''
        ? []
        : [{ key: `${customerId} ${returnOn}`, to: email, customerId, data: { customerId, returnOn } }],
    ),
  );
  return made[0]?.found ?? 0;
}

interface Made extends Record<string, unknown> {
  customerId: string;
  returnOn: LocalDate;
  /** Null where another one reminded of it at the same moment. */
  email: string | null;
  found: number;
}

/** Two who do it at once: the second waits at the row of the first, and makes none. */
const remindSql = `
WITH soon AS MATERIALIZED (
  SELECT i.customer_id, i.return_on FROM consignment.item i
    JOIN consignment.consignor k ON k.store_id = i.store_id AND k.customer_id = i.customer_id
   WHERE i.state = 'ON_SALE' AND i.return_on BETWEEN $1::date AND $2::date AND k.return_mail AND k.charity = ANY ($3::text[])
     AND NOT EXISTS (SELECT FROM consignment.reminder r
                      WHERE r.store_id = i.store_id AND r.customer_id = i.customer_id AND r.return_on = i.return_on)
   GROUP BY i.customer_id, i.return_on ORDER BY i.return_on, i.customer_id LIMIT ${AT_ONCE}),
goods AS MATERIALIZED (
  SELECT i.customer_id, i.return_on, json_agg(json_build_object('number', i.number, 'description', i.description,
         'size', nullif(i.size, ''), 'priceMinor', i.price_minor) ORDER BY i.number) AS items
    FROM soon JOIN consignment.item i ON i.customer_id = soon.customer_id AND i.return_on = soon.return_on AND i.state = 'ON_SALE'
   GROUP BY i.customer_id, i.return_on),
made AS (
  INSERT INTO consignment.reminder (customer_id, return_on, made_at, mailed, language, collect_by, afterwards, items)
  SELECT g.customer_id, g.return_on, $4, c.email <> '', coalesce(nullif(c.language, ''), $5), g.return_on + $6::int, $7, g.items
    FROM goods g JOIN consignment.customer c ON c.id = g.customer_id
   ORDER BY g.customer_id, g.return_on
  ON CONFLICT (store_id, customer_id, return_on) DO NOTHING RETURNING customer_id, return_on)
SELECT soon.customer_id AS "customerId", soon.return_on::text AS "returnOn", c.email, (SELECT count(*)::int FROM soon) AS found
  FROM soon LEFT JOIN made ON made.customer_id = soon.customer_id AND made.return_on = soon.return_on
  LEFT JOIN consignment.customer c ON c.id = made.customer_id`;
