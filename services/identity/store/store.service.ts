import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import type { Store, StoreContact, StoreRow } from './store';
import { isSelfEntryAllowed } from './store.rules';

const columns = `store_id AS id, name, language, time_zone AS "timeZone", currency, country, colour, portal_on AS "portalOn", portal_epoch AS "portalEpoch",
  minimum_password_length AS "minimumPasswordLength", email, telephone, street, postal_code AS "postalCode", town,
  opening_hours AS "openingHours", version::int`;

/** The store of this transaction's address; null where there is none. */
export async function findStore(tx: Transaction): Promise<StoreRow | null> {
  const [row] = await tx.sql<StoreRow>('identity.store', `SELECT ${columns} FROM identity.store`);
  return row ?? null;
}

/** The store of this transaction; whoever asks has been let in by it. */
export async function getStore(tx: Transaction): Promise<StoreRow> {
  const row = await findStore(tx);
  if (row === null) throw new Error('There is no such store');
  return row;
}

/** Stores as the graph shows them. */
export class StoreService {
  /** The store of the address; null where there is none. */
  async find(call: Call): Promise<Store | null> {
    const row = await call.load('identity.store', call.actor.storeId, async (tx) => {
      const found = await findStore(tx);
      return new Map(found === null ? [] : [[found.id, found]]);
    });
    return row === null ? null : this.shown(row);
  }

  /** A row as the graph shows it: what nobody wrote is null there. */
  shown(row: StoreRow): Store {
    const given = (value: string): string | null => (value === '' ? null : value);
    const contact: StoreContact = {
      email: given(row.email),
      telephone: given(row.telephone),
      street: given(row.street),
      postalCode: given(row.postalCode),
      town: given(row.town),
      openingHours: given(row.openingHours),
    };
    const { id, name, language, timeZone, currency, country, colour, portalOn } = row;
    return {
      id,
      name,
      language,
      timeZone,
      currency,
      country,
      colour,
      portalOn,
      contact,
      selfEntryAllowed: isSelfEntryAllowed(id),
    };
  }
}
