import { countUpTo } from '../../kernel/connection/connection';
import type { Call } from '../../kernel/database/call';
import type { ModuleFigures } from './module-figures';
import { storeOf } from './store';

/** What there is of each module [N21]. */
export class ModuleFiguresService {
  /** The figures; null in a store that has no consignment. */
  async find(call: Call): Promise<ModuleFigures | null> {
    if ((await storeOf(call))?.isOpen !== true) return null;
    return call.read(async (tx) => ({
      consignors: await countUpTo(tx, 'consignment.consignor', []),
      itemsInStore: await countUpTo(tx, `consignment.item WHERE state IN ('RECEIVED', 'ON_SALE')`, []),
      entering: await countUpTo(tx, 'consignment.consignor WHERE may_create_items', []),
      openIntakes: await countUpTo(tx, `consignment.intake WHERE state = 'OPEN'`, []),
      markedDown: await countUpTo(
        tx,
        `consignment.item WHERE state = 'ON_SALE' AND priced_because = 'MARKDOWN'`,
        [],
      ),
    }));
  }
}
