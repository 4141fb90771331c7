import { storeChanged, type StoreState } from '../../../schema/events/identity';
import { copyIfNewer } from '../../kernel/event/copy';
import { handles } from '../../kernel/event/handler';

const copyStore = copyIfNewer<StoreState & { version: number }>({
  table: 'commerce.store',
  columns: {
    currency: 'currency text',
    timeZone: 'time_zone text',
    country: 'country text',
    version: 'version bigint',
  },
  key: null,
  version: 'version',
});

/** Keeps commerce's copy of the store: its currency, time zone and country. */
export const onStoreChanged = handles(storeChanged, async ({ data, version }, { write }) => {
  await write((tx) => copyStore(tx, [{ ...data, version }]));
});
