import { vatRatesChanged, type VatRate } from '../../../schema/events/commerce';
import { copyIfNewer } from '../../kernel/event/copy';
import { handles } from '../../kernel/event/handler';

const copyRates = copyIfNewer<{ rates: readonly VatRate[]; version: number }>({
  table: 'consignment.vat_law',
  columns: { rates: 'rates jsonb', version: 'version bigint' },
  key: null,
  version: 'version',
});

/** Keeps the rates by which shares of prices without VAT are reckoned [R-CO5]. */
export const onVatRatesChanged = handles(vatRatesChanged, async ({ data, version }, { write }) => {
  await write((tx) => copyRates(tx, [{ rates: data.rates, version }]));
});
