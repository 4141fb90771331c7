import { addDays, todayIn, type Clock, type LocalDate } from '../../kernel/clock/clock';
import type { Call } from '../../kernel/database/call';
import { newId } from '../../kernel/id/id';
import { claimKey } from '../../kernel/idempotency/idempotency';
import { invalidInput } from '../../kernel/refusal/refusal';
import { nextOrderNumber } from '../order/order.number';
import { getOrder, type ReadOrder } from '../order/order.rows';
import { getStore } from '../store/store';
import { recordSale } from './record-sale';
import type { RecordSaleInput, UndoSaleInput } from './sale.input';
import { skusOf } from './sale.lines';
import { undoSale } from './undo-sale';

/** How long ago a sale may have been that is told only now. */
const OLDEST_DAYS = 366;
const OPERATION = 'recordSale';

/** Sales over the counter: each is an order that is delivered at once [R-CM8]. */
export class SaleService {
  constructor(private readonly clock: Clock) {}

  /** Sells, whole or not at all. The same key again answers the order that it made. */
  async record(call: Call, input: RecordSaleInput): Promise<ReadOrder> {
    const { idempotencyKey: key, lines } = input;
    const number = await nextOrderNumber(call, skusOf(lines), { operation: OPERATION, key: key ?? null });
    return call.write(async (tx) => {
      const orderId = newId();
      const known = key == null ? null : await claimKey(tx, 'commerce', OPERATION, key, input, orderId);
      if (known !== null) return getOrder(tx, known);
      const store = await getStore(tx);
      const soldOn = this.dayOf(input.soldOn ?? null, store);
      await recordSale(tx, { orderId, number, store, soldOn, now: this.clock.now() }, input);
      return getOrder(tx, orderId);
    });
  }

  /** Undoes a sale, whole or line by line; what was undone before stays so. */
  async undo(call: Call, input: UndoSaleInput): Promise<ReadOrder> {
    return call.write(async (tx) => {
      await undoSale(tx, input, this.clock.now());
      return getOrder(tx, input.orderId);
    });
  }

  private dayOf(given: LocalDate | null, { timeZone }: { timeZone: string }): LocalDate {
    const today = todayIn(timeZone, this.clock);
    const oldest = addDays(today, -OLDEST_DAYS);
    if (given !== null && (given > today || given < oldest))
      throw invalidInput({
        ...{ path: 'soldOn', code: 'OUT_OF_RANGE' },
        message: `Between ${oldest} and ${today}, not ${given}`,
      });
    return given ?? today;
  }
}
