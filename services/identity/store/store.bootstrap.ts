import { storeChanged } from '../../../schema/events/identity';
import type { Database } from '../../kernel/database/database';
import type { Transaction } from '../../kernel/database/transaction';
import { CountryCode, CurrencyCode, isCode } from '../../kernel/graph/scalars';
import { isLanguage } from '../../kernel/language/language';
import { invalidInput } from '../../kernel/refusal/refusal';
import { asSystemOf } from '../session/as-system';
import { endPortalSessions } from '../session/session.service';
import type { StoredStore } from './store';
import { aggregateIdOf, countryOfCurrency, isStoreId } from './store.rules';
import { getStore, storeRows } from './store.service';

/** A store to make. What is left out is empty, or as the table has it by default. */
export interface NewStore {
  id: string;
  name: string;
  language: string;
  timeZone: string;
  currency: string;
  /** Left out: the one whose currency it is. */
  country?: string;
  colour: string;
  portalOn?: boolean;
  minimumPasswordLength?: number;
  contact?: Partial<
    Record<'email' | 'telephone' | 'street' | 'postalCode' | 'town' | 'openingHours', string>
  >;
}

/** What may change of a store in this version. */
export type StoreChanges = Partial<
  Pick<NewStore, 'name' | 'language' | 'colour' | 'portalOn' | 'minimumPasswordLength'>
>;

/** Making and changing stores from the composition root: demo, command line and tests. */
export class StoreBootstrap {
  constructor(private readonly database: Database) {}

  /** Ids of all stores, ascending; empty on a first start. */
  listStoreIds(): Promise<string[]> {
    return asSystemOf(this.database, '00000', 'listStoreIds', listStoreIds);
  }

  /** Makes a store and tells the other services; refuses a wrong id with why [K2]. */
  async createStore(store: NewStore): Promise<void> {
    const country = store.country ?? countryOfCurrency(store.currency);
    assertStore({ ...store, country });
    await asSystemOf(this.database, store.id, 'createStore', async (tx) => {
      await storeRows.insert(tx, { ...store, country, colour: store.colour.toLowerCase() });
      await tellStore(tx);
    });
  }

  /** Changes a store and tells the other services. The portal switched off ends its customers' sessions [K3]. */
  async changeStore(storeId: string, changes: StoreChanges): Promise<void> {
    await asSystemOf(this.database, storeId, 'changeStore', async (tx) => {
      // Two changes at one moment: the second would write back what the first has just switched off.
      await tx.sql('SELECT FROM identity.store FOR NO KEY UPDATE');
      const was = await getStore(tx);
      const now = { ...was, ...changes };
      assertStore(now);
      const colour = now.colour.toLowerCase();
      await storeRows.update(tx, storeId, { ...changes, colour, version: was.version + 1 });
      if (!now.portalOn) await endPortalSessions(tx);
      await tellStore(tx);
    });
  }
}

/** Ids of all stores; the one read that goes past the wall between them, and it answers ids only. */
export async function listStoreIds(tx: Transaction): Promise<string[]> {
  const rows = await tx.sql<{ id: string }>('SELECT id FROM identity.store_ids() AS id');
  return rows.map((row) => row.id);
}

async function tellStore(tx: Transaction): Promise<void> {
  const { id, name, language, timeZone, currency, colour, portalOn, version }: StoredStore =
    await getStore(tx);
  const state = { id, name, language, timeZone, currency, colour, portalOn };
  await tx.emit(storeChanged, { id: aggregateIdOf(id), version }, state);
}

type Judged = Pick<StoredStore, 'id' | 'language' | 'timeZone' | 'currency' | 'country' | 'colour'>;

function assertStore(store: Judged): void {
  const faults = [
    isStoreId(store.id) ? null : { path: 'id', message: 'A store id is five digits, such as 30042' },
    isLanguage(store.language) ? null : { path: 'language', message: 'One of nl, nb, sv, en' },
    /^#[0-9a-f]{6}$/i.test(store.colour) ? null : { path: 'colour', message: 'A colour such as #7a2e5d' },
    isCode(CurrencyCode, store.currency)
      ? null
      : { path: 'currency', message: 'An ISO 4217 code such as EUR' },
    isCode(CountryCode, store.country)
      ? null
      : { path: 'country', message: 'An ISO 3166-1 code such as NL; say it, as the currency does not' },
    isTimeZone(store.timeZone)
      ? null
      : { path: 'timeZone', message: 'An IANA time zone such as Europe/Amsterdam' },
  ].filter((fault) => fault !== null);
  if (faults.length > 0)
    throw invalidInput(...faults.map((fault) => ({ ...fault, code: 'BAD_FORMAT' as const })));
}

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
}
