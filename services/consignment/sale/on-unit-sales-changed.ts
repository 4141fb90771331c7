import { unitSalesChanged } from '../../../schema/events/commerce';
import { SALES } from '../../../schema/notices';
import { handles } from '../../kernel/event/handler';
import { followSales } from './follow-sales';

/**
 * What commerce sold is the consignor's balance line, and undone it has a line against it [R-CM8]. Then, when their page
 * would find it, those who have it open are told [B11].
 */
export const onUnitSalesChanged = handles(
  unitSalesChanged,
  async ({ data }, { write, notify }, { clock }) => {
    const consignorIds = await write((tx) => followSales(tx, clock, data.units));
    await notify(SALES, consignorIds);
  },
);
