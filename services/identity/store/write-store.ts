import { storeChanged, type StoreState } from '../../../schema/events/identity';
import { modulesHad } from '../../../schema/modules';
import type { Transaction } from '../../kernel/database/transaction';
import { notFound } from '../../kernel/refusal/refusal';
import type { Given } from '../../kernel/row/rows';
import { endPortalSessions } from '../session/session.service';
import type { StoredStore } from './store';
import { toldMail } from './store-mail';
import { aggregateIdOf } from './store.rules';
import { getStore, storeRows } from './store.rows';

/** The store, held until the transaction ends: of two changes at one moment the second would write back what the first has changed. */
export async function lockStore(tx: Transaction): Promise<StoredStore> {
  const store = await storeRows.lock(tx, tx.actor.storeId);
  if (store === null) throw notFound();
  return store;
}

/** Changes a locked store and tells the other services. The portal switched off ends its customers' sessions [K3]. */
export async function writeStore(
  tx: Transaction,
  was: StoredStore,
  changes: Given<StoredStore>,
): Promise<StoredStore> {
  const { colour } = changes;
  await storeRows.update(tx, was.id, {
    ...changes,
    ...(colour !== undefined && { colour: colour.toLowerCase() }),
    version: was.version + 1,
  });
  if (changes.portalOn === false) await endPortalSessions(tx);
  return tellStore(tx);
}

/** Tells the other services how the store is now. */
export async function tellStore(tx: Transaction): Promise<StoredStore> {
  const now = await getStore(tx);
  await tx.emit(storeChanged, { id: aggregateIdOf(now.id), version: now.version }, stateOf(now));
  return now;
}

/** A store as the other services hear of it. */
export function stateOf(now: StoredStore): StoreState {
  const { id, name, language, timeZone, currency, country, colour, portalOn, sortsPastPrefixes, modules } =
    now;
  const { legalName, organisationNumber, vatNumber, contact } = now;
  const { email, telephone, street, postalCode, town } = contact;
  const place = { timeZone, currency, country };
  const trader = {
    ...{
      legalName: legalName ?? '',
      organisationNumber: organisationNumber ?? '',
      vatNumber: vatNumber ?? '',
    },
    contact: {
      ...{ email: email ?? '', telephone: telephone ?? '', street: street ?? '' },
      ...{ postalCode: postalCode ?? '', town: town ?? '' },
    },
  };
  return {
    id,
    name,
    language,
    ...place,
    ...trader,
    mail: toldMail(now.mail),
    colour,
    portalOn,
    sortsPastPrefixes,
    modules: modulesHad(modules),
    namesEachModule: true,
  };
}
