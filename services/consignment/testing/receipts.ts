import { intakeIn, newConsignor, type Entering } from './intakes';
import type { Answer, Shop } from './shop';

/** What is decided of an item: accepted as it was entered, where nothing else is said. */
export interface Decision {
  id: string;
  decision?: 'ACCEPT' | 'REJECT';
  priceMinor?: number | null;
  holdUntil?: string;
  rejectedBecause?: string;
  collectBy?: string;
}

/** Gives an item in the store a price. */
export function price(shop: Shop, id: string, priceMinor: number): Promise<Answer> {
  return shop.ask(
    shop.staff,
    'mutation ($input: PriceItemInput!) { priceItem(input: $input) { __typename ... on ConsignmentItem { state version } } }',
    { input: { id, priceMinor } },
  );
}

/** Receives as staff do, with everything that the operation may answer; without decisions the whole intake. */
export function receive(shop: Shop, intakeId: string, decisions?: Decision[]): Promise<Answer> {
  const items = decisions?.map((each) => ({ decision: 'ACCEPT', ...each }));
  return shop.ask(
    shop.staff,
    `mutation ($input: ReceiveItemsInput!) { receiveItems(input: $input) { __typename
      ... on Intake { id state receivedAt } ... on InvalidInput { fields { path code message } }
      ... on ReceivedBefore { items { number state } } } }`,
    { input: { intakeId, items } },
  );
}

/** An item as its consignor sees it. */
export interface SeenItem {
  id: string;
  number: number;
  state: string;
  price: { amountMinor: number } | null;
  receivedOn: string | null;
  returnOn: string | null;
  heldUntil: string | null;
  rejectedBecause: string | null;
  collectBy: string | null;
  sharePercent: number | null;
  shareBase: string | null;
  version: number;
}

/** What is in an intake, as its consignor sees it, in the order of the numbers. */
export async function itemsIn(shop: Shop, customerId: string, intakeId: string): Promise<SeenItem[]> {
  const intake = await shop.ask<{ items: { nodes: SeenItem[] } }>(
    shop.portal(customerId),
    `query ($id: UUID!) { intake(id: $id) { items(first: 200) { nodes {
      id number state price { amountMinor } receivedOn returnOn heldUntil rejectedBecause collectBy sharePercent shareBase version } } } }`,
    { id: intakeId },
  );
  return intake.items.nodes;
}

/** An intake that was handed over, and what is in it. */
export interface HandedOver {
  /** Whose it is. */
  anna: Entering;
  customerId: string;
  intakeId: string;
  ids: string[];
  now(): Promise<SeenItem[]>;
}

/** An intake that was handed over: items with these prices, entered by a new consignor. */
export async function handedOver(shop: Shop, ...prices: (number | null)[]): Promise<HandedOver> {
  const anna = await newConsignor(shop, 50);
  const { customerId } = anna;
  let intakeId = '';
  for (const [at, priceMinor] of prices.entries())
    intakeId = intakeIn(await anna.enter({ description: `Jas ${at + 1}`, priceMinor }));
  await anna.submit(intakeId);
  const now = (): Promise<SeenItem[]> => itemsIn(shop, customerId, intakeId);
  return { anna, customerId, intakeId, now, ids: (await now()).map(({ id }) => id) };
}
