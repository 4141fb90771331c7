import { storeChanged } from '../../../schema/events/identity';
import { copyIfNewer } from '../../kernel/event/copy';
import { handles } from '../../kernel/event/handler';
import { vatPercentOf } from './store.rules';

interface StoreCopy {
  currency: string;
  timeZone: string;
  version: number;
  vatPercent: number;
}
const copyStore = copyIfNewer<StoreCopy>({
  table: 'consignment.store',
  columns: {
    currency: 'currency text',
    timeZone: 'time_zone text',
    version: 'version bigint',
    vatPercent: 'vat_percent integer',
  },
  key: null,
  version: 'version',
  atFirst: ['vatPercent'],
});

/** Keeps consignment's copy of the store; on first sight its own settings begin with their defaults. */
export const onStoreChanged = handles(storeChanged, async ({ data, version }, { write }) => {
  const { currency, timeZone } = data;
  await write((tx) => copyStore(tx, [{ currency, timeZone, version, vatPercent: vatPercentOf(currency) }]));
});
