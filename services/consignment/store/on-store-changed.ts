import type { EventHandler } from '../../kernel/event/handler';
import { vatPercentOf } from './store.rules';

interface StoreChanged {
  currency: string;
  timeZone: string;
}

/** Keeps consignment's copy of the store; on first sight its own settings begin with their defaults. */
export const onStoreChanged: EventHandler = {
  event: 'identity.store-changed',
  task: 'consignment.on-store-changed',
  async handle({ data, version }, { write }) {
    const { currency, timeZone } = data as StoreChanged;
    await write((tx) =>
      tx.sql(
        'consignment.copy-store',
        `INSERT INTO consignment.store AS known (currency, time_zone, version, vat_percent) VALUES ($1, $2, $3, $4)
         ON CONFLICT (store_id) DO UPDATE SET currency = excluded.currency, time_zone = excluded.time_zone, version = excluded.version
          WHERE known.version < excluded.version`,
        [currency, timeZone, version, vatPercentOf(currency)],
      ),
    );
  },
};
