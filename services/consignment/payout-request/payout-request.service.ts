import { todayIn, type Clock } from '../../kernel/clock/clock';
import {
  connectionOf,
  countUpTo,
  keysetSql,
  limitedSql,
  pageOf,
  type PageArguments,
} from '../../kernel/connection/connection';
import type { Connection } from '../../kernel/connection/connection-type';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { assertVersion, notFound } from '../../kernel/refusal/refusal';
import { readConsignors } from '../consignor/consignor.rows';
import { nothingToPayOut } from '../payout/payout.problems';
import { countCandidates } from '../payout/payout.rows';
import { findStore, storeOf, type Store } from '../store/store';
import type { PayoutRequest } from './payout-request';
import type {
  AskForPayoutInput,
  DeclinePayoutInput,
  TakeBackPayoutRequestInput,
} from './payout-request.input';
import { payoutRequestClosed } from './payout-request.problems';
import {
  payoutRequestColumnsSql,
  payoutRequestOf,
  payoutRequestRows,
  payoutRequestsSql,
  readPayoutRequests,
  type PayoutRequestRow,
  type StoredPayoutRequest,
} from './payout-request.rows';

/** Consignors ask to be paid, and the store pays, or says why not [S19]. */
export class PayoutRequestService {
  constructor(private readonly clock: Clock) {}

  /** What a consignor asked; null where they never did. */
  async find(call: Call, customerId: string): Promise<PayoutRequest | null> {
    const store = await storeOf(call);
    if (store === null) return null;
    const today = this.today(store);
    return call.load('payoutRequest', customerId, (tx, ids) => readPayoutRequests(tx, ids, today));
  }

  /** Who waits, whoever asked first, first. */
  async list(call: Call, wanted: PageArguments): Promise<Connection<PayoutRequest>> {
    const store = await storeOf(call);
    const page = pageOf(wanted);
    const keyset = keysetSql(page, 'r.asked_at', 'r.customer_id', 'ASC', 'timestamptz', 3);
    const text = limitedSql(
      `SELECT ${payoutRequestColumnsSql}, r.asked_at::text AS "key" FROM ${payoutRequestsSql('$1::date')}
        WHERE r.state = 'OPEN' ${keyset.where} ${keyset.order}`,
      '$2::int',
    );
    const day = this.today(store ?? { timeZone: 'UTC' });
    const rows = await call.read((tx) =>
      tx.sql<PayoutRequestRow & { key: string }>(text, [day, page.size + 1, ...(page.key ?? [])]),
    );
    const waiting = `consignment.payout_request r JOIN consignment.store s ON s.store_id = r.store_id AND s.is_open WHERE r.state = 'OPEN'`;
    return {
      ...connectionOf(page, rows, ({ key, customerId }) => [key, customerId], payoutRequestOf),
      count: () => call.read((tx) => countUpTo(tx, waiting, [])),
    };
  }

  /** Asks, instead of what was asked before; the same again changes nothing. Refused where there is nothing to be paid. */
  ask(call: Call, { customerId, method = null, note = null }: AskForPayoutInput): Promise<PayoutRequest> {
    return this.change(call, customerId, async (tx, store) => {
      if ((await readConsignors(tx, [customerId])).size === 0) throw notFound();
      await this.assertPayable(tx, store, customerId);
      const wish = { method, note: payoutRequestRows.cleaned({ note }).note ?? null };
      const asked = {
        ...wish,
        state: 'OPEN' as const,
        askedAt: this.clock.now(),
        closedAt: null,
        answer: null,
      };
      const first = { ...asked, customerId, version: 1 };
      if ((await payoutRequestRows.insertUnless(tx, '(store_id, customer_id)', first)) !== null) return;
      const before = await payoutRequestRows.lock(tx, customerId);
      if (before === null) throw notFound();
      if (before.state === 'OPEN' && before.method === wish.method && before.note === wish.note) return;
      await payoutRequestRows.update(tx, customerId, { ...asked, version: before.version + 1 });
    });
  }

  /** Asks no more. */
  takeBack(call: Call, { customerId }: TakeBackPayoutRequestInput): Promise<PayoutRequest> {
    return this.change(call, customerId, (tx) => this.close(tx, customerId, { state: 'TAKEN_BACK' }));
  }

  /** Says that nobody is paid now, and why. */
  decline(call: Call, { customerId, answer = null, version }: DeclinePayoutInput): Promise<PayoutRequest> {
    return this.change(call, customerId, (tx) =>
      this.close(tx, customerId, { state: 'DECLINED', answer }, version),
    );
  }

  private async change(
    call: Call,
    customerId: string,
    work: (tx: Transaction, store: Store) => Promise<void>,
  ): Promise<PayoutRequest> {
    return call.write(async (tx) => {
      const store = await findStore(tx);
      if (store === null) throw notFound();
      await work(tx, store);
      const after = (await readPayoutRequests(tx, [customerId], this.today(store))).get(customerId);
      if (after === undefined) throw notFound();
      return after;
    });
  }

  private async close(
    tx: Transaction,
    customerId: string,
    given: Pick<StoredPayoutRequest, 'state'> & { answer?: string | null },
    version?: number | null,
  ): Promise<void> {
    const request = await payoutRequestRows.lock(tx, customerId);
    if (request === null) throw notFound();
    if (request.state !== 'OPEN') throw payoutRequestClosed(request.state);
    assertVersion(version, request.version);
    await payoutRequestRows.update(tx, customerId, {
      ...given,
      ...{ closedAt: this.clock.now(), version: request.version + 1 },
    });
  }

  /** However they are paid: to ask for it needs no account. */
  private async assertPayable(tx: Transaction, store: Store, customerId: string): Promise<void> {
    const wanted = { customerId, payableOn: this.today(store), minimumMinor: 0, method: 'CASH' as const };
    const counted = await countCandidates(tx, wanted);
    if (!counted.some(({ verdict }) => verdict === 'TO_PAY')) throw nothingToPayOut();
  }

  private today({ timeZone }: Pick<Store, 'timeZone'>): string {
    return todayIn(timeZone, this.clock);
  }
}
