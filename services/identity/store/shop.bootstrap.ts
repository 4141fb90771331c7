import type { Database } from '../../kernel/database/database';
import { OPERATORS_STORE } from '../../kernel/permission/rights';
import { asSystemOf } from '../session/as-system';
import type { FirstLogIn, NewShop, Shops, WithinStore } from './shop';

/** Shops and operators from the composition root: command line and demo. */
export class ShopBootstrap {
  constructor(
    private readonly database: Database,
    private readonly shops: Shops,
  ) {}

  /** Makes a store with its owner in one transaction; refuses what cannot be, and an id that there is. */
  createShop(shop: NewShop): Promise<void> {
    return this.shops.create(shop, this.within(shop.store.id, 'createShop'));
  }

  /** Makes somebody who runs the installation, and store 00000 with the first of them. */
  createOperator(operator: FirstLogIn, language: string): Promise<void> {
    return this.shops.createOperator(operator, language, this.within(OPERATORS_STORE, 'createOperator'));
  }

  private within(storeId: string, operation: string): WithinStore {
    return (work) => asSystemOf(this.database, storeId, operation, work);
  }
}
