import type { StoreModule } from '../../../schema/modules';
import type { Skin } from '../../../schema/skins';
import type { Database } from '../../kernel/database/database';
import type { Transaction } from '../../kernel/database/transaction';
import { assertNone, invalidInput, refusalOf, type Refusal } from '../../kernel/refusal/refusal';
import { plainLine } from '../../kernel/text/text';
import { lookAfter, lookOfBoth } from '../appearance/look.rules';
import { asSystemOf } from '../session/as-system';
import type { Given } from '../../kernel/row/rows';
import type { TwoFactorPolicy } from '../two-factor/two-factor.rules';
import type { StoreMailSettings } from './store-mail';
import { arePassed, countryOfCurrency, storeFaults, usualModulesOf } from './store.rules';
import { storeRows } from './store.rows';
import { lockStore, tellStore, writeStore } from './write-store';

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
  /** Left out: FREE, and the colour counts. */
  skin?: Skin;
  /** Left out: those that a store usually has. */
  modules?: readonly StoreModule[];
  portalOn?: boolean;
  /** Left out: where the language is Dutch. */
  sortsPastPrefixes?: boolean;
  minimumPasswordLength?: number;
  /** Left out: OFF. */
  twoFactor?: TwoFactorPolicy;
  /** Left out: the console opens on what is still to do. */
  isSetUp?: boolean;
  /** Left out: all that there are. */
  languages?: string[];
  legalName?: string;
  organisationNumber?: string;
  vatNumber?: string;
  mail?: Given<StoreMailSettings>;
  contact?: Partial<Record<'email' | 'telephone' | 'street' | 'postalCode' | 'town', string>>;
}

/** What may change of a store in this version. */
export type StoreChanges = Partial<
  Pick<
    NewStore,
    | 'name'
    | 'mail'
    | 'language'
    | 'colour'
    | 'language'
    | 'colour'
    | 'skin'
    | 'modules'
    | 'portalOn'
    | 'sortsPastPrefixes'
    | 'minimumPasswordLength'
    | 'twoFactor'
  >
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
    assertNone(storeFaults(store));
    await asSystemOf(this.database, store.id, 'createStore', (tx) => insertStore(tx, store));
  }

  /** Changes a store and tells the other services. The portal switched off ends its customers' sessions [K3]. */
  async changeStore(storeId: string, changes: StoreChanges): Promise<void> {
    await asSystemOf(this.database, storeId, 'changeStore', async (tx) => {
      const was = await lockStore(tx);
      const { modules: has, colour, skin, ...rest } = changes;
      // Whoever says a colour and no skin wants to see it.
      const look = lookAfter(was, { colour, skin: skin ?? (colour === undefined ? undefined : 'FREE') });
      const given = { ...rest, ...look, ...(has && { modules: [...has] }) };
      const before = new Set(storeFaults(was).map(({ path }) => path));
      assertNone(storeFaults({ ...was, ...given }).filter(({ path }) => !before.has(path) || path in given));
      await writeStore(tx, was, given);
    });
  }
}

/** Ids of all stores; the one read that goes past the wall between them, and it answers ids only. */
export async function listStoreIds(tx: Transaction): Promise<string[]> {
  const rows = await tx.sql<{ id: string }>('SELECT id FROM identity.store_ids() AS id');
  return rows.map((row) => row.id);
}

/** Writes a store down and tells the other services; refuses an id that there is. */
export async function insertStore(tx: Transaction, store: NewStore): Promise<void> {
  const { country = countryOfCurrency(store.currency), sortsPastPrefixes = arePassed(store.language) } =
    store;
  const row = {
    ...store,
    ...lookOfBoth(store),
    name: plainLine(store.name),
    country,
    sortsPastPrefixes,
    modules: [...(store.modules ?? usualModulesOf(store.id))],
  };
  await storeRows.insert(tx, row).catch((error: unknown) => {
    throw refusalOf(error, { store_pkey: storeTaken }) ?? error;
  });
  await tellStore(tx);
}

/** There is such a store already. */
export function storeTaken(): Refusal {
  return invalidInput({ path: 'id', code: 'TAKEN', message: 'There is a store with this id' });
}
