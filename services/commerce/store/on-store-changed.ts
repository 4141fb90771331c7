import { storeChanged, type StoreState } from '../../../schema/events/identity';
import { copyIfNewer } from '../../kernel/event/copy';
import { handles } from '../../kernel/event/handler';
import { tellVat } from '../vat/tell-vat';

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

/** Keeps commerce's copy of the store: its currency, its time zone and its country, of whose rates of VAT the others are told. */
export const onStoreChanged = handles(storeChanged, async ({ data, version }, { write }) => {
  await write(async (tx) => {
    await copyStore(tx, [{ ...data, version }]);
    await tellVat(tx);
  });
});
