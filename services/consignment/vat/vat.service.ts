import type { Clock } from '../../kernel/clock/clock';
import type { Call } from '../../kernel/database/call';
import { changeItem } from '../item/change-item';
import type { ConsignmentItem } from '../item/item';
import { notInStore } from '../receipt/receipt.problems';
import type { SetVatSchemeInput } from './set-vat-scheme';

/** Of what VAT is owed where an item is sold [L5]. */
export class VatService {
  constructor(private readonly clock: Clock) {}

  /** Says it otherwise than it followed from whose the item is, while the store has it. */
  set(call: Call, { vatScheme, ...which }: SetVatSchemeInput): Promise<ConsignmentItem> {
    return changeItem(call, this.clock, which, (item) => {
      if (item.state !== 'ON_SALE' && item.state !== 'RECEIVED') throw notInStore(item.state);
      return item.vatScheme === vatScheme ? null : { vatScheme };
    });
  }
}
