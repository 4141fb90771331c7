import { type Clock, todayIn } from '../../kernel/clock/clock';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { invalidInput, notFound } from '../../kernel/refusal/refusal';
import { readConsignors } from '../consignor/consignor.rows';
import { type Intake, IntakeState } from '../intake/intake';
import { getIntake, intakeRows } from '../intake/intake.rows';
import { changeItem, type StoredItem } from '../item/change-item';
import { issueReceipt } from '../intake-receipt/intake-receipt.issue';
import { kindOf } from '../customer/kind';
import type { ConsignmentItem } from '../item/item';
import { emitItemsChanged, heardOf } from '../item/item.event';
import { movesByHand } from '../item/item.moves';
import { itemRows, itemsById } from '../item/item.rows';
import { loweredToday } from '../markdown/markdown';
import { pricedNow } from '../price/price.rules';
import { findStore, type Store } from '../store/store';
import { schemeOf } from '../vat/vat.rules';
import type {
  MoveItemInput,
  PriceItemInput,
  ReceiveItemInput,
  ReceiveItemsInput,
  SetReturnDateInput,
} from './receipt.input';
import { intakeStillOpen, noSuchMove, notInStore, receivedBefore } from './receipt.problems';
import {
  assertReturnOn,
  faultsOf,
  pricedAs,
  pricedTo,
  receivedAs,
  type Received,
  type Terms,
} from './receipt.rules';

type Written = StoredItem & { state: Received['state'] };

/** Receiving what was handed over [K27b S21 R-CO2 R-CO3 R-CO5]. */
export class ReceiptService {
  constructor(private readonly clock: Clock) {}

  /**
   * Decides on items of an intake, on all that are named or on none; with the last of them the intake is received. Two who
   * receive the same one go one after the other, and what the first has decided stands.
   */
  async receive(call: Call, { intakeId, items }: ReceiveItemsInput): Promise<Intake> {
    await call.write(async (tx) => {
      const store = await findStore(tx);
      const intake = await intakeRows.lock(tx, intakeId);
      if (store === null || intake === null) throw notFound();
      if (intake.state === IntakeState.OPEN) throw intakeStillOpen();
      const held = await itemRows.where(tx, 't.intake_id = $1 ORDER BY t.number FOR UPDATE', [intakeId]);
      const terms = await this.termsOf(tx, store, intake.customerId);
      const wanted = items ?? held.filter(isWaiting).map(({ id }) => ({ id, decision: 'ACCEPT' as const }));
      const written = await this.decide(tx, held, wanted, terms);
      await itemRows.updateMany(tx, written);
      await emitItemsChanged(
        tx,
        written.map((item) => heardOf(item, store.currency)),
      );
      const now = new Map(written.map((item) => [item.id, item]));
      const isDone = held.every((item) => !isWaiting(now.get(item.id) ?? item));
      if (!isDone || intake.state === IntakeState.RECEIVED) return;
      const decided = held.map((item) => now.get(item.id) ?? item);
      const receiptMailed = await issueReceipt(tx, {
        store,
        intake,
        items: decided,
        receivedOn: terms.today,
      });
      await intakeRows.update(tx, intakeId, {
        ...{ state: IntakeState.RECEIVED, receivedAt: this.clock.now(), version: intake.version + 1 },
        ...{ termsVersion: store.termsVersion, receiptMailed },
      });
    });
    return call.read((tx) => getIntake(tx, intakeId));
  }

  /** Gives an item in the store another price; what waited for one goes on sale, unless it is held. */
  async price(call: Call, { id, priceMinor, version }: PriceItemInput): Promise<ConsignmentItem> {
    return changeItem(call, this.clock, { id, version }, (item) => {
      if (pricedAs(item) === null) throw notInStore(item.state);
      return pricedTo(item, priceMinor);
    });
  }

  /** Moves the day of return of an item in the store [K25b R-CO3]. */
  async setReturnDate(call: Call, { id, returnOn, version }: SetReturnDateInput): Promise<ConsignmentItem> {
    return changeItem(call, this.clock, { id, version }, (item, { timeZone }) => {
      if (pricedAs(item) === null) throw notInStore(item.state);
      assertReturnOn(returnOn, item, todayIn(timeZone, this.clock));
      return returnOn === item.returnOn ? null : { returnOn };
    });
  }

  /** Moves an item by hand, as far as the table of moves lets staff; what is found again costs what its day says [S22]. */
  async move(call: Call, { to, ...which }: MoveItemInput): Promise<ConsignmentItem> {
    return changeItem(call, this.clock, which, (item, store) => {
      const allowed = movesByHand(item.state, item.priceMinor !== null);
      if (!allowed.includes(to)) throw noSuchMove(item.state, to, allowed);
      return { state: to, ...loweredToday({ ...item, state: to }, store, this.clock) };
    });
  }

  private async termsOf(tx: Transaction, store: Store, customerId: string): Promise<Terms> {
    const consignor = (await readConsignors(tx, [customerId])).get(customerId);
    if (consignor === undefined) throw notFound();
    const { shareBase, markdownBorneBy, returnTermDays, graceDays, timeZone } = store;
    const today = todayIn(timeZone, this.clock);
    const sharePercent = consignor.effectiveSharePercent;
    const vatScheme = schemeOf(await kindOf(tx, customerId));
    return { today, sharePercent, shareBase, markdownBorneBy, vatScheme, returnTermDays, graceDays };
  }

  /** What is to be written; refuses all of it where one thing is wrong. */
  private async decide(
    tx: Transaction,
    held: readonly StoredItem[],
    wanted: readonly ReceiveItemInput[],
    terms: Terms,
  ): Promise<Written[]> {
    const byId = new Map(held.map((item) => [item.id, item]));
    const places = wanted.map(({ id }, at) => [id, at] as const);
    const first = new Map(places.toReversed());
    const faults = wanted.flatMap((decision, at) => {
      const pathOf = (field: string): string => `items.${at}.${field}`;
      const isTwice = first.get(decision.id) !== at;
      const message = isTwice ? 'Decided on twice' : 'Not in this intake';
      const isOne = byId.has(decision.id) && !isTwice;
      return [
        ...(isOne ? [] : [{ path: pathOf('id'), code: 'NOT_ALLOWED' as const, message }]),
        ...faultsOf(decision, terms, pathOf),
      ];
    });
    if (faults.length > 0) throw invalidInput(...faults);
    const decided = wanted.flatMap((decision) => {
      const item = byId.get(decision.id);
      return item === undefined ? [] : [{ item, received: receivedAs(item, decision, terms) }];
    });
    const before = decided.filter(({ received }) => received === null).map(({ item }) => item.id);
    if (before.length > 0) {
      const now = await itemsById(this.clock)(tx, before);
      throw receivedBefore(before.flatMap((id) => now.get(id) ?? []));
    }
    return decided.flatMap(({ item, received }) =>
      received === null
        ? []
        : [
            {
              ...item,
              ...received,
              ...pricedNow(item, this.clock.now(), 'ASKED'),
              version: item.version + 1,
            },
          ],
    );
  }
}

const isWaiting = ({ state }: { state: string }): boolean => state === 'SUBMITTED';
