import { moduleNames } from '../../../schema/modules';
import type { Call } from '../../kernel/database/call';
import { languages } from '../../kernel/language/language';
import { organisationNumberOf } from '../../kernel/organisation-number/organisation-number';
import { assertNone, assertVersion, type FieldFault } from '../../kernel/refusal/refusal';
import { changed, type Given, type Nullable } from '../../kernel/row/rows';
import { vatNumberOf } from '../../kernel/vat-number/vat-number';
import { assertRecentLogIn } from '../../kernel/actor/recent-log-in';
import { findFront } from '../storefront/storefront';
import type { Store, StoredStore } from './store';
import type { UpdateStoreInput } from './store.input';
import { givenMail, mailFaults, wordingFaults } from './store-mail';
import { storeRows } from './store.rows';
import { isSelfEntryAllowed, storeFaults } from './store.rules';
import { lockStore, writeStore } from './write-store';

const faultsOf = (store: StoredStore): FieldFault[] => [...storeFaults(store), ...mailFaults(store.mail)];

/** Stores as the graph shows them. */
export class StoreService {
  /** The store of the address; null where there is none. */
  async find(call: Call): Promise<Store | null> {
    const front = await findFront(call);
    return front === null ? null : this.shown(front.store);
  }

  /** Changes what is given of the store of the address, and tells the other services. */
  async update(call: Call, { version: edited, ...given }: UpdateStoreInput, now: Date): Promise<Store> {
    return call.write(async (tx) => {
      const was = await lockStore(tx);
      assertVersion(edited, was.version);
      const changes = storeRows.cleaned({ ...given, mail: givenMail(given.mail) } as Nullable<
        Given<StoredStore>
      >);
      const wanted = changed(was, changes);
      if (wanted.twoFactor !== was.twoFactor) assertRecentLogIn(call.actor, now);
      // What was wrong before keeps nobody from changing something else.
      const before = new Set(faultsOf(was).map(({ path }) => path));
      const isNew = ({ path }: FieldFault): boolean =>
        !before.has(path) || (path.split('.')[0] ?? '') in given;
      assertNone([...faultsOf(wanted).filter(isNew), ...wordingFaults(given.mail)]);
      return this.shown(await writeStore(tx, was, { ...changes, ...asKept(wanted) }));
    });
  }

  /** A store as the graph shows it. */
  shown(store: StoredStore): Store {
    return { ...store, selfEntryAllowed: isSelfEntryAllowed(store.id, store.modules) };
  }
}

/** Numbers by their digits, and each language and module once in the order that all lists of them have. */
function asKept({ organisationNumber, vatNumber, country, languages: offered, modules: has }: StoredStore) {
  return {
    organisationNumber:
      organisationNumber && (organisationNumberOf(organisationNumber, country) ?? organisationNumber),
    vatNumber: vatNumber && (vatNumberOf(vatNumber, country) ?? vatNumber),
    languages: languages.filter((each) => offered.includes(each)),
    modules: moduleNames.filter((each) => has.includes(each)),
  };
}
