import type { Clock } from '../../kernel/clock/clock';
import type { Connection } from '../../kernel/connection/connection-type';
import type { PageArguments } from '../../kernel/connection/connection';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { assertVersion, notFound } from '../../kernel/refusal/refusal';
import { changeLocked, getItem, type ItemChanges, type StoredItem } from '../item/change-item';
import type { ConsignmentItem } from '../item/item';
import { itemRows } from '../item/item.rows';
import { notInStore } from '../receipt/receipt.problems';
import { pricedTo } from '../receipt/receipt.rules';
import { findStore, type Store } from '../store/store';
import type { AnswerRequestInput, AskForItemInput, TakeBackRequestInput } from './item-request.input';
import { listRequests } from './item-request.list';
import { requestClosed } from './item-request.problems';
import { readRequests, requestRows, type ShownRequest, type StoredRequest } from './item-request.rows';
import { assertWish, mayAskFor, stateOf, type Wish } from './item-request.rules';

/** What consignors ask for items of theirs, and what the store answers [S25]. */
export class ItemRequestService {
  constructor(private readonly clock: Clock) {}

  /** What is asked for an item; null where nothing ever was. */
  find(call: Call, itemId: string): Promise<ShownRequest | null> {
    return call.load('itemRequest', itemId, readRequests);
  }

  /** What waits for an answer, whichever was asked first, first. */
  list(call: Call, wanted: PageArguments): Promise<Connection<ShownRequest>> {
    return listRequests(call, wanted);
  }

  /** Asks for an item, instead of what was asked before; the same again changes nothing. */
  async ask(
    call: Call,
    { id, kind, priceMinor = null, note = null }: AskForItemInput,
  ): Promise<ConsignmentItem> {
    await call.write(async (tx) => {
      const item = await itemIn(tx, id);
      if (!mayAskFor(item).includes(kind)) throw notInStore(item.state);
      const wish = { ...requestRows.cleaned({ kind, priceMinor, note }), kind, priceMinor } as Wish;
      assertWish(wish, item);
      const asked = {
        ...wish,
        state: 'OPEN' as const,
        askedAt: this.clock.now(),
        closedAt: null,
        answer: null,
      };
      const first = { ...asked, itemId: id, customerId: item.customerId, version: 1 };
      if ((await requestRows.insertUnless(tx, '(store_id, item_id)', first)) !== null) return;
      const before = await requestRows.lock(tx, id);
      if (before === null) throw notFound();
      if (before.state === 'OPEN' && isSame(before, wish)) return;
      await requestRows.update(tx, id, { ...asked, version: before.version + 1 });
    });
    return getItem(call, this.clock, id);
  }

  /** Asks no more. */
  async takeBack(call: Call, { id }: TakeBackRequestInput): Promise<ConsignmentItem> {
    await call.write(async (tx) => {
      const request = await openRequest(tx, id, await itemIn(tx, id));
      await this.close(tx, request, { state: 'TAKEN_BACK' });
    });
    return getItem(call, this.clock, id);
  }

  /** Does what was asked, or does not, and says so: both in one transaction. */
  async answer(
    call: Call,
    { id, granted, answer = null, version }: AnswerRequestInput,
  ): Promise<ConsignmentItem> {
    await call.write(async (tx) => {
      const store = await findStore(tx);
      const item = await itemRows.lock(tx, id);
      if (store === null || item === null) throw notFound();
      const request = await openRequest(tx, id, item, version);
      await this.close(tx, request, { state: granted ? 'GRANTED' : 'DECLINED', answer });
      if (granted) await this.grant(tx, store, item, request);
    });
    return getItem(call, this.clock, id);
  }

  private async grant(
    tx: Transaction,
    store: Store,
    item: StoredItem,
    request: StoredRequest,
  ): Promise<void> {
    const changes = grantedOf(item, request);
    if (changes !== null) await changeLocked(tx, this.clock, store, item, changes);
  }

  private close(
    tx: Transaction,
    { itemId, version }: StoredRequest,
    given: Partial<Pick<StoredRequest, 'state' | 'answer'>>,
  ): Promise<void> {
    return requestRows.update(tx, itemId, { ...given, closedAt: this.clock.now(), version: version + 1 });
  }
}

/** An item of this actor's; not locked, as a consignor may not. */
async function itemIn(tx: Transaction, id: string): Promise<StoredItem> {
  const item = (await itemRows.byKeys(tx, [id])).get(id);
  if (item === undefined) throw notFound();
  return item;
}

/** The request for an item, locked, and waiting; refuses another version, and what does not wait. */
async function openRequest(
  tx: Transaction,
  id: string,
  item: StoredItem,
  version?: number | null,
): Promise<StoredRequest> {
  const request = await requestRows.lock(tx, id);
  if (request === null) throw notFound();
  const state = stateOf(request, item);
  if (state !== 'OPEN') throw requestClosed(state);
  assertVersion(version, request.version);
  return request;
}

const isSame = (one: Wish, other: Wish): boolean =>
  one.kind === other.kind && one.priceMinor === other.priceMinor && one.note === other.note;

/** What a granted request makes of its item; null where it is so already. */
function grantedOf(item: StoredItem, { kind, priceMinor }: StoredRequest): ItemChanges | null {
  return kind === 'WITHDRAWAL' ? { state: 'WITHDRAWN' } : pricedTo(item, priceMinor);
}
