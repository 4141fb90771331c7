import { unitSalesChanged } from '../../../schema/events/commerce';
import { handles } from '../../kernel/event/handler';
import { followSales } from './follow-sales';

/** What commerce sold is the consignor's balance line, and undone it has a line against it [R-CM8]. */
export const onUnitSalesChanged = handles(unitSalesChanged, async ({ data }, { write }, { clock }) => {
  await write((tx) => followSales(tx, clock, data.units));
});
