import { storeChanged } from '../../../schema/events/identity';
import { modules, type StoreModule } from '../../../schema/modules';
import type { Database } from '../../kernel/database/database';
import type { Transaction } from '../../kernel/database/transaction';
import { CountryCode, CurrencyCode, isCode } from '../../kernel/graph/scalars';
import { isLanguage } from '../../kernel/language/language';
import { invalidInput, refusalOf, type FieldFault, type Refusal } from '../../kernel/refusal/refusal';
import { plainLine } from '../../kernel/text/text';
import { asSystemOf } from '../session/as-system';
import { endPortalSessions } from '../session/session.service';
import {
  aggregateIdOf,
  areModules,
  arePassed,
  countryOfCurrency,
  isStoreId,
  usualModules,
} from './store.rules';
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
  /** Left out: those that a store usually has. */
  modules?: readonly StoreModule[];
  portalOn?: boolean;
  /** Left out: where the language is Dutch. */
  sortsPastPrefixes?: boolean;
  minimumPasswordLength?: number;
  contact?: Partial<
    Record<'email' | 'telephone' | 'street' | 'postalCode' | 'town' | 'openingHours', string>
  >;
}

/** What may change of a store in this version. */
export type StoreChanges = Partial<
  Pick<
    NewStore,
    'name' | 'language' | 'colour' | 'modules' | 'portalOn' | 'sortsPastPrefixes' | 'minimumPasswordLength'
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
      // Two changes at one moment: the second would write back what the first has just switched off.
      await tx.sql('SELECT FROM identity.store FOR NO KEY UPDATE');
      const was = await getStore(tx);
      const now = { ...was, ...changes, modules: [...(changes.modules ?? was.modules)] };
      assertNone(storeFaults(now));
      const colour = now.colour.toLowerCase();
      await storeRows.update(tx, storeId, {
        ...changes,
        colour,
        modules: now.modules,
        version: was.version + 1,
      });
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

/** Writes a store down and tells the other services; refuses an id that there is. */
export async function insertStore(tx: Transaction, store: NewStore): Promise<void> {
  const { country = countryOfCurrency(store.currency), sortsPastPrefixes = arePassed(store.language) } =
    store;
  const [name, colour] = [plainLine(store.name), store.colour.toLowerCase()];
  const row = {
    ...store,
    name,
    country,
    colour,
    sortsPastPrefixes,
    modules: [...(store.modules ?? usualModules)],
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

async function tellStore(tx: Transaction): Promise<void> {
  const { version, ...store } = await getStore(tx);
  const { id, name, language, timeZone, currency, country, colour, portalOn, sortsPastPrefixes } = store;
  const place = { timeZone, currency, country };
  const state = { id, name, language, ...place, colour, portalOn, sortsPastPrefixes, modules: store.modules };
  await tx.emit(storeChanged, { id: aggregateIdOf(id), version }, state);
}

type Judged = Pick<
  NewStore,
  'id' | 'name' | 'language' | 'timeZone' | 'currency' | 'country' | 'colour' | 'modules'
>;

const LONGEST_NAME = 100;

/** What cannot be about a store, before anything is written. */
export function storeFaults(store: Judged): FieldFault[] {
  const { id, name, language, timeZone, currency, colour } = store;
  const country = store.country ?? countryOfCurrency(currency);
  const length = [...plainLine(name)].length;
  const rules: [keyof Judged, boolean, string][] = [
    ['id', isStoreId(id), 'A store id is five digits, such as 30042'],
    ['name', length > 0 && length <= LONGEST_NAME, `Has ${length} characters; from 1 to ${LONGEST_NAME} fit`],
    ['language', isLanguage(language), 'One of nl, nb, sv, en'],
    ['colour', /^#[0-9a-f]{6}$/i.test(colour), 'A colour such as #7a2e5d'],
    ['currency', isCode(CurrencyCode, currency), 'An ISO 4217 code such as EUR'],
    [
      'country',
      isCode(CountryCode, country),
      'An ISO 3166-1 code such as NL; say it, as the currency does not',
    ],
    ['timeZone', isTimeZone(timeZone), 'An IANA time zone such as Europe/Amsterdam'],
    ['modules', areModules(store.modules ?? []), `Any of ${Object.keys(modules).join(', ')}, or none`],
  ];
  return rules
    .filter(([, isRight]) => !isRight)
    .map(([path, , message]) => ({ path, code: 'BAD_FORMAT', message }));
}

/** Refuses where something was found. */
export function assertNone(faults: FieldFault[]): void {
  if (faults.length > 0) throw invalidInput(...faults);
}

/** By its name: an offset such as "+01:00" knows no summer, and the database reads it the other way round. */
function isTimeZone(value: string): boolean {
  if (!/^[A-Za-z]/.test(value)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
}
