import type { Clock } from '../../kernel/clock/clock';
import type { PageArguments } from '../../kernel/connection/connection';
import type { Connection } from '../../kernel/connection/connection-type';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { invalidInput } from '../../kernel/refusal/refusal';
import type { ConsignmentItem } from '../item/item';
import { movesByHand } from '../item/item.moves';
import { findStore } from '../store/store';
import type { DueItems, DueMove } from './due';
import { assertCount, countIn, judgeLocked, leftOf } from './due.choice';
import { MOST_AT_ONCE, type DueFilter, type MoveDueItemsInput } from './due.input';
import { countDue, firstDue, listDue } from './due.list';
import { dueDayOf, PLACES, type DueDay } from './due.rules';
import { decideOnce, findMove } from './due.write';

/** What is due, with what its list is to be asked for. */
export type ShownDue = Omit<DueItems, 'items'> & { filter: DueFilter; day: DueDay };

/** What becomes of all that is due [R-CO2 R-CO3 R-CO4 S23]: looked at first, then said of many at once. */
export class DueService {
  constructor(private readonly clock: Clock) {}

  /** What is due and passes the filter, and where it goes; null in a store that has no consignment. */
  async preview(call: Call, filter: DueFilter): Promise<ShownDue | null> {
    return call.read(async (tx) => {
      const store = await findStore(tx);
      if (!store?.isOpen) return null;
      const day = dueDayOf(store, this.clock);
      const counted = new Map((await countDue(tx, filter, day)).map((each) => [each.goesTo, each]));
      const groups = PLACES.map((goesTo) => {
        const { count = 0, inGrace = 0, consignors = 0, askedMinor = 0 } = counted.get(goesTo) ?? {};
        const asked = { amountMinor: askedMinor, currency: store.currency };
        return { goesTo, count, inGrace, consignors, asked };
      });
      return { filter, day, today: day.today, groups, count: countIn(groups, filter) };
    });
  }

  list(
    call: Call,
    { filter, day, count }: ShownDue,
    wanted: PageArguments,
  ): Promise<Connection<ConsignmentItem>> {
    return listDue(call, this.clock.now(), { filter, day, count }, wanted);
  }

  /** What was said before of many at once; null where nothing was. */
  find(call: Call, id: string): Promise<DueMove | null> {
    return findMove(call, id);
  }

  /**
   * Moves what is due, as far as it still is: whoever sells, moves or prices one of them goes before or after it. All that is
   * moved is so together, and what was left is kept with it: who asks again with the same key reads the same answer.
   */
  async move(call: Call, input: MoveDueItemsInput): Promise<DueMove> {
    assertWish(input);
    return decideOnce(call, 'moveDueItems', input, async (tx, store) => {
      const day = dueDayOf(store, this.clock);
      const { ids, remaining } = await this.choose(tx, day, input);
      const pathOf = input.itemIds == null ? null : (at: number) => `itemIds.${at}`;
      const judged = await judgeLocked(tx, ids, { filter: input.filter ?? {}, day, pathOf });
      const written = judged
        .filter(({ reason }) => reason === null)
        .map(({ item }) => ({ ...item, state: input.to, version: item.version + 1 }));
      const said = { toState: input.to, percentOff: null, remaining, madeAt: this.clock.now() };
      return { written, left: leftOf(judged), said };
    });
  }

  private async choose(
    tx: Transaction,
    day: DueDay,
    { itemIds, filter: asked, expectedCount }: MoveDueItemsInput,
  ): Promise<{ ids: string[]; remaining: number }> {
    if (itemIds != null) return { ids: itemIds.map((id) => id.toLowerCase()), remaining: 0 };
    const filter = asked ?? {};
    const found = await assertCount(tx, { filter, day, expected: expectedCount ?? 0 });
    const ids = (await firstDue(tx, filter, day, MOST_AT_ONCE)).map(({ id }) => id);
    return { ids, remaining: found - ids.length };
  }
}

/** Refuses a state into which nothing on sale goes by hand, and a choice that is said twice or not at all. */
function assertWish({ to, itemIds, expectedCount }: MoveDueItemsInput): void {
  const may = movesByHand('ON_SALE');
  if (!may.includes(to))
    throw invalidInput({ path: 'to', code: 'NOT_ALLOWED', message: `One of ${may.join(', ')}` });
  if (itemIds == null && expectedCount == null)
    throw invalidInput({ path: 'expectedCount', code: 'REQUIRED', message: 'How many are expected?' });
  if (itemIds != null && expectedCount != null)
    throw invalidInput({ path: 'expectedCount', code: 'NOT_ALLOWED', message: 'Not beside items by name' });
}
