import type { Answer, Shop } from './shop';

/** What is due, as the preview shows it. */
export interface SeenDue {
  today: string;
  count: number;
  groups: {
    goesTo: string;
    count: number;
    inGrace: number;
    consignors: number;
    asked: { amountMinor: number };
  }[];
  items: {
    nodes: { id: string; number: number; goesTo: string | null }[];
    pageInfo: { endCursor: string | null; hasNextPage: boolean };
    total: { count: number; capped: boolean };
  };
}

/** The preview as staff see it. */
export function dueOf(
  shop: Shop,
  filter: object | null = null,
  page: { first?: number; after?: string | null } = {},
): Promise<SeenDue> {
  return shop.ask(
    shop.staff,
    `query ($filter: DueFilter, $first: Int, $after: String) { dueItems(filter: $filter) { today count
      groups { goesTo count inGrace consignors asked { amountMinor } }
      items(first: $first, after: $after) { nodes { id number goesTo } pageInfo { endCursor hasNextPage } total { count capped } } } }`,
    { filter, first: 200, ...page },
  );
}

/** Says what became of many, with everything that the operation may answer. */
export function moveDue(shop: Shop, input: object, actor = shop.staff): Promise<Answer> {
  return shop.ask(
    actor,
    `mutation ($input: MoveDueItemsInput!) { moveDueItems(input: $input) { __typename
      ... on DueMove { id to moved remaining left { reason item { number state } } }
      ... on InvalidInput { fields { path code } } ... on DueChanged { expected found } ... on ModuleOff { module } } }`,
    { input },
  );
}

/** How often each of these stands in the history as moved by that operation. */
export async function timesMoved(shop: Shop, ids: readonly string[]): Promise<number[]> {
  const rows = await shop.world.database.admin<{ count: number }>(
    `SELECT (SELECT count(*)::int FROM consignment.audit a WHERE a.entity = 'item' AND a.entity_id = asked.id AND a.operation = 'moveDueItems') AS count
       FROM unnest($1::uuid[]) WITH ORDINALITY AS asked (id, place) ORDER BY place`,
    [ids],
  );
  return rows.map(({ count }) => count);
}

/** What became of each of these. */
export async function statesOf(shop: Shop, ids: readonly string[]): Promise<string[]> {
  const rows = await shop.world.database.admin<{ state: string }>(
    `SELECT i.state FROM unnest($1::uuid[]) WITH ORDINALITY AS asked (id, place)
       JOIN consignment.item i ON i.id = asked.id ORDER BY place`,
    [ids],
  );
  return rows.map(({ state }) => state);
}

/** Lets many cost less, with everything that the operation may answer. */
export function priceDue(shop: Shop, input: object, actor = shop.staff): Promise<Answer> {
  return shop.ask(
    actor,
    `mutation ($input: PriceDueItemsInput!) { priceDueItems(input: $input) { __typename
      ... on DueMove { id to percentOff moved remaining left { reason item { number price { amountMinor } } } }
      ... on InvalidInput { fields { path code } } ... on DueChanged { expected found } ... on ModuleOff { module }
      ... on DuePricesChanged { expectedAsked { amountMinor currency } foundAsked { amountMinor } } } }`,
    { input },
  );
}

/** What those that pass would cost. */
export function reducedOf(
  shop: Shop,
  filter: object | null,
  percentOff: number,
  itemIds: readonly string[] | null = null,
): Promise<{ reduced: SeenReduced }> {
  return shop.ask(
    shop.staff,
    `query ($filter: DueFilter, $percentOff: Int!, $itemIds: [UUID!]) { dueItems(filter: $filter) { reduced(percentOff: $percentOff, itemIds: $itemIds) {
      asked { amountMinor } reduced { amountMinor } items { itemId price { amountMinor } reduced { amountMinor } } } } }`,
    { filter, percentOff, itemIds },
  );
}
export interface SeenReduced {
  asked: { amountMinor: number };
  reduced: { amountMinor: number };
  items: { itemId: string; price: { amountMinor: number }; reduced: { amountMinor: number } }[];
}
