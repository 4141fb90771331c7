import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { footerRows, type StoreFooter } from '../footer/footer';
import { openingRows, type StoredOpeningHours } from '../opening-hours/opening-hours';
import { storeRows } from '../store/store.rows';
import type { StoredStore } from '../store/store';

/** A store with all that stands around each of its pages: read at once, because every page asks for it. */
export interface Storefront {
  store: StoredStore;
  footer: StoreFooter;
  hours: StoredOpeningHours;
  /** "ABOUT nl": which texts are written. */
  written: string[];
}

const store = storeRows.as('t');
const footer = footerRows.as('f', 'footer.');
const hours = openingRows.as('o', 'hours.');

/** One statement: what a page's frame needs is no second one. */
const FRONT = `SELECT ${store.columns}, ${footer.columns}, ${hours.columns}, ARRAY(
    SELECT p.page || ' ' || p.language FROM identity.page_text p WHERE p.store_id = t.store_id AND p.text <> '') AS written
  FROM ${storeRows.table} t
  LEFT JOIN ${footerRows.table} f ON f.store_id = t.store_id
  LEFT JOIN ${openingRows.table} o ON o.store_id = t.store_id
 WHERE t.store_id = $1`;

/** The front of the store of this call; null where there is none. */
export function findFront(call: Call): Promise<Storefront | null> {
  return call.load('identity.store', call.actor.storeId, readFront);
}

/** The same where somebody has been let in, or asks of a store that was found. */
export async function frontOf(call: Call): Promise<Storefront> {
  const front = await findFront(call);
  if (front === null) throw new Error('There is no such store');
  return front;
}

async function readFront(tx: Transaction): Promise<Map<string, Storefront>> {
  const { storeId } = tx.actor;
  const [row] = await tx.sql(FRONT, [storeId]);
  if (row === undefined) return new Map();
  const front: Storefront = {
    store: store.of(row),
    footer:
      row['footer.version'] === null
        ? { storeId, payments: [], carriers: [], newsletter: false, version: 0 }
        : footer.of(row),
    hours:
      row['hours.version'] === null
        ? { storeId, days: [], exceptions: [], note: null, version: 0 }
        : hours.of(row),
    written: row['written'] as string[],
  };
  return new Map([[storeId, front]]);
}
