import type { Actor } from '../kernel/actor/actor';
import { addDays, systemClock, todayIn } from '../kernel/clock/clock';
import type { Running } from '../one-process';
import { marijke } from './consignors';

/** What is to be sold, as commerce knows it: what arrives there is a moment behind. */
interface Unit {
  sku: string;
  priceMinor: number;
}

/** A sale of the demo: how many things, how long ago, and what is special about it. */
interface DemoSale {
  pieces: number;
  daysAgo: number;
  method: 'CASH' | 'CARD' | 'TRANSFER';
  /** What comes off all of it, in percent, borne by the store. */
  percent?: number;
  /** The first of its lines is sold for so much less, borne by both. */
  lessMinor?: number;
  isBuyerKnown?: boolean;
  isUndone?: boolean;
}

const SALES: readonly DemoSale[] = [
  { pieces: 2, daysAgo: 3, method: 'CARD' },
  { pieces: 1, daysAgo: 1, method: 'CASH', lessMinor: 200 },
  { pieces: 3, daysAgo: 1, method: 'CARD', isBuyerKnown: true },
  { pieces: 1, daysAgo: 0, method: 'CARD', isUndone: true },
  { pieces: 2, daysAgo: 0, method: 'CARD', percent: 10 },
  { pieces: 1, daysAgo: 0, method: 'CASH' },
];

/** Some days at the counter of the demo's store; what is Marijke's stays as it came in. */
export async function makeSales(running: Running, actor: Actor): Promise<void> {
  const found = (await running.execute(actor, stock, {})) as {
    customers: { nodes: { id: string; number: number; consignor: { items: { nodes: Item[] } } | null }[] };
  };
  const others = found.customers.nodes.filter(({ number }) => number !== marijke.number);
  const numbers = others.flatMap(({ consignor }) =>
    (consignor?.items.nodes ?? []).filter(({ request }) => request === null).map(({ number }) => number),
  );
  const wanted = SALES.reduce((sum, { pieces }) => sum + pieces, 0);
  if (numbers.length < wanted) throw new Error('The demo’s store has too little on sale');
  for (const sale of SALES) {
    const units = await Promise.all(
      numbers.splice(0, sale.pieces).map((number) => arrived(running, actor, String(number))),
    );
    await sell(running, actor, sale, { units, buyerId: others[0]?.id ?? null });
  }
}

interface Item {
  number: number;
  request: object | null;
}

async function sell(
  running: Running,
  actor: Actor,
  { daysAgo, method, percent, lessMinor, isBuyerKnown, isUndone }: DemoSale,
  { units, buyerId }: { units: readonly Unit[]; buyerId: string | null },
): Promise<void> {
  const before = units.reduce((sum, { priceMinor }) => sum + priceMinor, -(lessMinor ?? 0));
  // Half up, as the graph rounds.
  const off = percent === undefined ? 0 : Math.floor((before * percent + 50) / 100);
  const input = {
    lines: units.map(({ sku }, at) => ({
      sku,
      discount: lessMinor !== undefined && at === 0 ? { amountMinor: lessMinor, borneBy: 'SHARED' } : null,
    })),
    discount: percent === undefined ? null : { percent, borneBy: 'STORE' },
    customerId: isBuyerKnown === true ? buyerId : null,
    payments: [{ method, amountMinor: before - off }],
    soldOn: addDays(todayIn('Europe/Amsterdam', systemClock), -daysAgo),
  };
  const { recordSale } = (await running.execute(actor, record, { input })) as {
    recordSale: { __typename: string; id: string };
  };
  if (recordSale.__typename !== 'Order')
    throw new Error(`The demo sold nothing: ${JSON.stringify(recordSale)}`);
  if (isUndone === true) await running.execute(actor, undo, { input: { orderId: recordSale.id } });
}

/** A unit, once commerce has heard that it is on sale. */
async function arrived(running: Running, actor: Actor, sku: string): Promise<Unit> {
  for (let attempt = 0; attempt < 400; attempt += 1) {
    const { sellableUnitBySku: unit } = (await running.execute(actor, unitOf, { sku })) as {
      sellableUnitBySku: { isOnSale: boolean; price: { amountMinor: number } } | null;
    };
    if (unit?.isOnSale === true) return { sku, priceMinor: unit.price.amountMinor };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Item ${sku} did not reach commerce`);
}

const stock = `query DemoStockToSell { customers(first: 8) { nodes { id number consignor {
  items(first: 3, filter: { states: [ON_SALE], due: false }) { nodes { number request { state } } } } } } }`;
const unitOf =
  'query DemoUnit($sku: String!) { sellableUnitBySku(sku: $sku) { isOnSale price { amountMinor } } }';
const record = `mutation RecordSale($input: RecordSaleInput!) { recordSale(input: $input) {
  __typename ... on Order { id } ... on Problem { message } ... on InvalidInput { fields { path code message } } } }`;
const undo = 'mutation UndoSale($input: UndoSaleInput!) { undoSale(input: $input) { __typename } }';
