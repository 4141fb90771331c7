import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { markdownCron } from '../../services/consignment/markdown/markdown.job';
import { driftedBalances } from '../../services/consignment/testing/ledger';
import type { Answer } from '../../services/kernel/testing/open';
import { forAllTests } from '../../services/kernel/testing/for-all-tests';
import { openCounters, type BroughtIn, type Counter } from './counter';
import { LedgerModel, type Expected, type Steps, type Terms } from './ledger-model';

/** What is sold is owed, to the cent, whatever is done in whatever order [B1 R-CO5 R-CM8 S20 S22]. */
const { world, counters } = forAllTests(openCounters);
/** `npm run proofs` goes through many more. */
const RUNS = Number(process.env['KOMMIS_HISTORIES'] ?? 8);
const DAY_MS = 86_400_000;
const VAT: Readonly<Record<string, number>> = { NL: 2100, NO: 2500, FI: 2550 };

interface Off {
  percent?: number;
  amountMinor?: number;
  borneBy: 'SHARED' | 'STORE';
}
type Step =
  | {
      do: 'sell';
      which: number[];
      tenths: number | null;
      off: Off | null;
      overall: Off | null;
      known: boolean;
    }
  | { do: 'undo'; which: number; whole: boolean }
  | { do: 'move'; which: number; to: string }
  | { do: 'fee'; amount: number }
  | { do: 'days'; count: number };

const borneBy = fc.constantFrom('SHARED' as const, 'STORE' as const);
const off: fc.Arbitrary<Off> = fc.oneof(
  fc.record({ percent: fc.integer({ min: 0, max: 10_000 }).map((each) => each / 100), borneBy }),
  fc.record({ amountMinor: fc.integer({ min: 0, max: 40 }), borneBy }),
);
const which = fc.nat({ max: 30 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('sell' as const),
      which: fc.uniqueArray(fc.nat({ max: 7 }), { minLength: 1, maxLength: 3 }),
      tenths: fc.option(fc.integer({ min: 5, max: 12 })),
      ...{ off: fc.option(off), overall: fc.option(off), known: fc.boolean() },
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('undo' as const), which, whole: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({
      ...{ do: fc.constant('move' as const), which },
      to: fc.constantFrom('WITHDRAWN', 'LOST', 'RETURNED', 'DONATED', 'ON_SALE', 'ON_SALE'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('fee' as const), amount: fc.integer({ min: 1, max: 999 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('days' as const), count: fc.integer({ min: 1, max: 4 }) }),
  },
);
const terms = fc.record({
  ...{ counter: fc.nat({ max: 2 }), base: fc.constantFrom('GROSS' as const, 'NET_OF_VAT' as const) },
  ...{ split: fc.integer({ min: 0, max: 10_000 }), markdownBorneBy: borneBy },
});
const steps: fc.Arbitrary<Steps> = fc.constantFrom<Steps>(
  [],
  [{ after: 2, percent: 10 }],
  [
    { after: 1, percent: 15 },
    { after: 5, percent: 33 },
  ],
);

/** All that follows has been done; what failed on a machine that does much else is tried again after seconds. */
async function handled(): Promise<void> {
  for (let waited = 0; ; waited += 100) {
    await world.settled();
    const [failed] = await world.database.admin<{ error: string }>(
      'SELECT last_error AS error FROM graphile_worker._private_jobs WHERE last_error IS NOT NULL LIMIT 1',
    );
    if (failed === undefined) return;
    if (waited > 60_000) throw new Error(failed.error);
    await sleep(100);
  }
}

/** A history of one consignor's goods: what each step ought to answer, and what ought to be there after it. */
class History {
  private constructor(
    private readonly counter: Counter,
    private readonly brought: BroughtIn,
    private readonly buyerId: string,
    private readonly model: LedgerModel,
  ) {}

  static async begin(
    counter: Counter,
    { base, split, markdownBorneBy }: Omit<Terms, 'vat'>,
    schedule: Steps,
    prices: number[],
  ): Promise<History> {
    const markdownSteps = schedule.map(({ after, percent }) => ({ afterDays: after, percent }));
    await counter.shop.ask(
      counter.shop.staff,
      'mutation ($input: UpdateConsignmentSettingsInput!) { updateConsignmentSettings(input: $input) { __typename } }',
      { input: { shareBase: base, markdownBorneBy, markdownSteps, markdownFloorMinor: 0 } },
    );
    const brought = await counter.bringsIn(prices, { consignorSharePercent: split / 100 });
    const vat = VAT[counter.country] ?? 0;
    const model = new LedgerModel({ base, split, markdownBorneBy, vat }, schedule, brought.items);
    return new History(counter, brought, await counter.buyer(), model);
  }

  async take(next: Step): Promise<void> {
    const { model, counter } = this;
    switch (next.do) {
      case 'sell':
        return this.sell(next);
      case 'undo':
        return this.undo(next);
      case 'move': {
        const item = model.items[next.which % model.items.length];
        if (item === undefined || item.state === 'SOLD') return;
        const answer = await counter.shop.ask(
          counter.shop.staff,
          'mutation ($input: MoveItemInput!) { moveItem(input: $input) { __typename } }',
          { input: { id: item.id, to: next.to } },
        );
        return expect(answer.__typename).toBe(model.move(item, next.to) ? 'ConsignmentItem' : 'NoSuchMove');
      }
      case 'fee': {
        const { customerId } = this.brought;
        const input = { customerId, kind: 'FEE', amountMinor: -next.amount, reason: 'Stomerij' };
        const answer = await counter.shop.ask(
          counter.shop.staff,
          'mutation ($input: AddBalanceLineInput!) { addBalanceLine(input: $input) { __typename } }',
          { input },
        );
        expect(answer.__typename).toBe('BalanceLine');
        model.balance -= next.amount;
        return;
      }
      case 'days':
        world.clock.advance(next.count * DAY_MS);
        await world.tell(markdownCron[0]?.task ?? '', { storeId: counter.storeId, data: {} });
        return model.passDays(next.count);
    }
  }

  private async sell({
    which: places,
    tenths,
    off: ofFirst,
    overall,
    known,
  }: Step & { do: 'sell' }): Promise<void> {
    const { model, counter } = this;
    const items = places.flatMap((at) => model.items[at] ?? []);
    if (items.length === 0) return;
    const prices = items.map(({ price }, at) =>
      at === 0 && tenths !== null ? Math.floor((price * tenths) / 10) : price,
    );
    const amountOf = (each: Off | null, of: number): number =>
      each === null
        ? 0
        : (each.amountMinor ?? Math.floor((of * Math.round((each.percent ?? 0) * 100) + 5000) / 10_000));
    const left = prices.map((price, at) => price - (at === 0 ? amountOf(ofFirst, price) : 0));
    const leftOfAll = left.reduce((sum, each) => sum + each, 0);
    const total = leftOfAll - amountOf(overall, leftOfAll);
    const tooMuch = left.some((each) => each < 0) || total < 0;
    const sold = await counter.till.sell<
      Answer & { id: string; total: { amountMinor: number }; lines: SoldLine[] }
    >({
      lines: items.map(({ sku }, at) => ({
        sku,
        ...(at === 0 && tenths !== null ? { priceMinor: prices[0] } : {}),
        ...(at === 0 && ofFirst !== null ? { discount: ofFirst } : {}),
      })),
      ...(overall === null ? {} : { discount: overall }),
      ...(known ? { customerId: this.buyerId } : {}),
      ...counter.paying(Math.max(0, total)),
    });
    const isThere = items.every(({ state }) => state === 'ON_SALE');
    expect(sold).toMatchObject({
      __typename: !isThere ? 'NotOnSale' : tooMuch ? 'InvalidInput' : 'Order',
    });
    if (sold.__typename !== 'Order') return;
    expect(sold.total.amountMinor).toBe(total);
    if (known) model.bought += total;
    for (const [at, item] of items.entries()) {
      const line = sold.lines[at];
      if (line === undefined) throw new Error('A line was not sold');
      const [paid, borneByStore] = [line.gross.amountMinor, line.borneByStore.amountMinor];
      model.sell(item, { orderId: sold.id, lineId: line.id, paid, borneByStore });
      if (known) this.knownLines.add(line.id);
    }
  }

  private readonly knownLines = new Set<string>();

  private async undo({ which: at, whole }: Step & { do: 'undo' }): Promise<void> {
    const { model, counter } = this;
    const sold = model.items.filter(({ sale }) => sale !== null);
    const item = sold[at % Math.max(1, sold.length)];
    if (item?.sale == null) return;
    const { orderId, lineId } = item.sale;
    const undone: Expected[] = whole ? sold.filter(({ sale }) => sale?.orderId === orderId) : [item];
    const answer = await counter.till.undo({ orderId, ...(whole ? {} : { lineIds: [lineId] }) });
    expect(answer.__typename).toBe('Order');
    for (const each of undone) {
      if (each.sale !== null && this.knownLines.has(each.sale.lineId)) model.bought -= each.sale.paid;
      model.undo(each);
    }
  }

  /** States, prices, shares, what is to be had, what is owed and what was bought are as they ought to be. */
  async check(): Promise<void> {
    await handled();
    const { model, counter, brought } = this;
    const seen = await Promise.all(
      model.items.map(({ id }) =>
        counter.shop.ask<SeenItem>(
          counter.shop.staff,
          'query ($id: UUID!) { consignmentItem(id: $id) { state price { amountMinor } sale { id soldFor { amountMinor } share { amountMinor } storePart { amountMinor } } } }',
          { id },
        ),
      ),
    );
    expect(
      seen.map(({ state, price, sale }) => [
        state,
        price.amountMinor,
        sale?.id,
        sale?.soldFor.amountMinor,
        sale?.share.amountMinor,
      ]),
    ).toEqual(
      model.items.map(({ state, price, sale }) => [state, price, sale?.lineId, sale?.paid, sale?.share]),
    );
    for (const { sale } of seen)
      if (sale) expect(sale.share.amountMinor + sale.storePart.amountMinor).toBe(sale.soldFor.amountMinor);
    const stock = await Promise.all(model.items.map((item) => counter.till.stockOf(item)));
    expect(stock.map((unit) => unit?.stock)).toEqual(
      model.items.map(({ state }) => (state === 'ON_SALE' ? 1 : 0)),
    );
    const { customerId } = brought;
    const found = await counter.shop.consignorOf<{ balance: { amountMinor: number } }>(
      ...[counter.shop.staff, customerId, 'balance { amountMinor }'],
    );
    expect(found?.balance.amountMinor).toBe(model.balance);
    expect(await counter.till.salesTotalOf(this.buyerId)).toBe(model.bought);
  }
}

interface SoldLine {
  id: string;
  gross: { amountMinor: number };
  borneByStore: { amountMinor: number };
}
interface SeenItem {
  state: string;
  price: { amountMinor: number };
  sale: {
    id: string;
    soldFor: { amountMinor: number };
    share: { amountMinor: number };
    storePart: { amountMinor: number };
  } | null;
}

test('whatever is sold, discounted, undone, sold again, moved, charged and marked down in whatever order, every state and every cent is as the rules say', async () => {
  const prices = fc.array(fc.integer({ min: 0, max: 9_999 }), { minLength: 8, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(
      ...[terms, steps, prices, fc.array(step, { minLength: 15, maxLength: 25 })],
      async ({ counter, ...agreed }, schedule, asked, all) => {
        const at = counters[counter];
        if (at === undefined) throw new Error('No such store');
        const history = await History.begin(at, agreed, schedule, asked);
        for (const next of all) {
          await history.take(next);
          await history.check();
        }
      },
    ),
    { numRuns: RUNS, seed: 12, endOnFailure: true },
  );
  expect(await driftedBalances(counters[0]?.shop ?? ({} as never))).toEqual([]);
}, 3_600_000);
