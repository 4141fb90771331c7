import { Client } from 'pg';
import { beginAs } from '../../kernel/database/settings';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { handedOver, receive, type HandedOver } from '../testing/receipts';
import { openShops, type Answer, type Shop } from '../testing/shop';

const { world, shop, other } = forAllTests(openShops);

const seenOf = `id state version price { amountMinor } isLabelStale mayAskFor
  request { kind price { amountMinor } note state answer askedAt closedAt version }`;
interface Seen {
  state: string;
  version: number;
  price: { amountMinor: number } | null;
  isLabelStale: boolean;
  mayAskFor: string[];
  request: { state: string; version: number; note: string | null; answer: string | null } | null;
}
const seen = (id: string, of: Shop = shop): Promise<Seen> =>
  of.ask(of.staff, `query ($id: UUID!) { consignmentItem(id: $id) { ${seenOf} } }`, { id });
const refusals = `... on InvalidInput { fields { path code } } ... on NotInStore { state }`;
const ask = (actor: Shop['staff'], input: object): Promise<Answer> =>
  shop.ask(
    actor,
    `mutation ($input: AskForItemInput!) { askForItem(input: $input) { __typename ${refusals}
      ... on ConsignmentItem { request { kind price { amountMinor } note state version } } } }`,
    { input },
  );
const takeBack = (actor: Shop['staff'], id: string): Promise<Answer> =>
  shop.ask(
    actor,
    `mutation ($input: TakeBackRequestInput!) { takeBackRequest(input: $input) { __typename
      ... on RequestClosed { requestState } ... on ConsignmentItem { request { state } } } }`,
    { input: { id } },
  );
const answer = (input: object, actor = shop.staff): Promise<Answer> =>
  shop.ask(
    actor,
    `mutation ($input: AnswerRequestInput!) { answerRequest(input: $input) { __typename
      ... on RequestClosed { requestState } ... on ChangedMeanwhile { version }
      ... on ConsignmentItem { state price { amountMinor } request { state answer } } } }`,
    { input },
  );
const move = (id: string, to: string): Promise<Answer> =>
  shop.ask(shop.staff, 'mutation ($input: MoveItemInput!) { moveItem(input: $input) { __typename } }', {
    input: { id, to },
  });
interface Listed {
  nodes: { item: { id: string }; kind: string }[];
  total: { count: number };
}
const waiting = (of: Shop = shop): Promise<Listed> =>
  of.ask(of.staff, '{ itemRequests(first: 200) { nodes { kind item { id } } total { count } } }');
const isWaiting = async (id: string): Promise<boolean> =>
  (await waiting()).nodes.some(({ item }) => item.id === id);

/** Items with these prices that are in the store. */
async function inStore(...prices: (number | null)[]): Promise<HandedOver & { portal: Shop['staff'] }> {
  const made = await handedOver(shop, ...prices);
  await receive(shop, made.intakeId);
  return { ...made, portal: made.anna.actor };
}

test('a consignor asks for another price; granted, the item costs it at once, and its label is stale [S25]', async () => {
  const { ids, portal } = await inStore(4000);
  const [id = ''] = ids;
  await shop.ask(
    shop.staff,
    'mutation ($input: PrintLabelsInput!) { printLabels(input: $input) { __typename } }',
    { input: { itemIds: [id], on: { paper: 'AVERY_L7160' } } },
  );
  expect(await seen(id)).toMatchObject({ mayAskFor: ['WITHDRAWAL', 'PRICE'], isLabelStale: false });
  const input = { id, kind: 'PRICE', priceMinor: 3000, note: '  Hij mag wel\u200b wat lager ' };
  expect(await ask(portal, input)).toEqual({
    __typename: 'ConsignmentItem',
    request: {
      kind: 'PRICE',
      price: { amountMinor: 3000 },
      note: 'Hij mag wel wat lager',
      state: 'OPEN',
      version: 1,
    },
  });
  expect(await isWaiting(id)).toBe(true);
  expect(await answer({ id, granted: true, answer: 'Goed plan', version: 1 })).toEqual({
    __typename: 'ConsignmentItem',
    state: 'ON_SALE',
    price: { amountMinor: 3000 },
    request: { state: 'GRANTED', answer: 'Goed plan' },
  });
  expect(await seen(id)).toMatchObject({ isLabelStale: true, version: (await seen(id)).version });
  expect(await isWaiting(id)).toBe(false);
});

test('to withdraw: granted, it is off sale and nothing more may be asked; declined, it stays, and says why [S25 R-CO2]', async () => {
  const { ids, portal } = await inStore(4000, 5000);
  const [given = '', kept = ''] = ids;
  for (const id of ids) await ask(portal, { id, kind: 'WITHDRAWAL' });
  expect(await answer({ id: given, granted: true })).toMatchObject({ state: 'WITHDRAWN' });
  expect(await seen(given)).toMatchObject({ mayAskFor: [], request: { state: 'GRANTED', answer: null } });
  expect(await answer({ id: kept, granted: false, answer: 'Hij hangt in de etalage' })).toMatchObject({
    state: 'ON_SALE',
    request: { state: 'DECLINED', answer: 'Hij hangt in de etalage' },
  });
  // Its consignor reads it, and may ask again: then it waits, with nothing answered.
  expect(await ask(portal, { id: kept, kind: 'WITHDRAWAL', note: 'Toch graag' })).toMatchObject({
    request: { state: 'OPEN', version: 3 },
  });
  expect(await seen(kept)).toMatchObject({ request: { state: 'OPEN', answer: null } });
});

test('what waits stands in the order it was asked, of this store alone; asked otherwise, it waits once', async () => {
  const { ids, portal } = await inStore(4000, 5000);
  const before = (await waiting()).total.count;
  for (const id of ids) await ask(portal, { id, kind: 'PRICE', priceMinor: 100 });
  await ask(portal, { id: ids[1], kind: 'WITHDRAWAL' });
  const { nodes, total } = await waiting();
  expect(total.count).toBe(before + 2);
  expect(nodes.slice(-2)).toEqual([
    { kind: 'PRICE', item: { id: ids[0] } },
    { kind: 'WITHDRAWAL', item: { id: ids[1] } },
  ]);
  expect(await waiting(other)).toEqual({ nodes: [], total: { count: 0 } });
});

test('the same asked twice, or at once, is asked once', async () => {
  const { ids, portal } = await inStore(4000);
  const wish = { id: ids[0], kind: 'PRICE', priceMinor: 3500 };
  const answers = await Promise.all(Array.from({ length: 12 }, () => ask(portal, wish)));
  expect(answers.map(({ __typename }) => __typename)).toEqual(Array(12).fill('ConsignmentItem'));
  expect(await seen(ids[0] ?? '')).toMatchObject({ request: { state: 'OPEN', version: 1 } });
});

test('who answers what is asked otherwise by now is told; what was taken back waits no more', async () => {
  const { ids, portal } = await inStore(4000);
  const [id = ''] = ids;
  await ask(portal, { id, kind: 'PRICE', priceMinor: 3500 });
  await ask(portal, { id, kind: 'PRICE', priceMinor: 1 });
  expect(await answer({ id, granted: true, version: 1 })).toEqual({
    __typename: 'ChangedMeanwhile',
    version: 2,
  });
  expect(await seen(id)).toMatchObject({ price: { amountMinor: 4000 } });
  expect(await takeBack(portal, id)).toMatchObject({ request: { state: 'TAKEN_BACK' } });
  const closed = { __typename: 'RequestClosed', requestState: 'TAKEN_BACK' };
  expect(await answer({ id, granted: true })).toEqual(closed);
  expect(await takeBack(portal, id)).toEqual(closed);
});

test('an answer is given once, however many give one', async () => {
  const { ids, portal } = await inStore(4000);
  const [id = ''] = ids;
  await ask(portal, { id, kind: 'WITHDRAWAL' });
  const answers = await Promise.all([true, false, true, false].map((granted) => answer({ id, granted })));
  expect(answers.filter(({ __typename }) => __typename === 'ConsignmentItem')).toHaveLength(1);
  const { state, request } = await seen(id);
  expect([state, request?.state]).toEqual(
    state === 'WITHDRAWN' ? ['WITHDRAWN', 'GRANTED'] : ['ON_SALE', 'DECLINED'],
  );
});

test('what left the store before it was answered has lapsed, and waits for nobody', async () => {
  const { ids, portal } = await inStore(4000);
  const [id = ''] = ids;
  await ask(portal, { id, kind: 'PRICE', priceMinor: 3500 });
  await move(id, 'RETURNED');
  expect(await seen(id)).toMatchObject({ mayAskFor: [], request: { state: 'LAPSED' } });
  expect(await isWaiting(id)).toBe(false);
  expect(await answer({ id, granted: true })).toEqual({
    __typename: 'RequestClosed',
    requestState: 'LAPSED',
  });
  expect(await ask(portal, { id, kind: 'PRICE', priceMinor: 3400 })).toEqual({
    __typename: 'NotInStore',
    state: 'RETURNED',
  });
});

test('an item without a price gets the one that is asked for, and is on sale with it', async () => {
  const { ids, portal } = await inStore(null);
  const [id = ''] = ids;
  await ask(portal, { id, kind: 'PRICE', priceMinor: 2500 });
  expect(await answer({ id, granted: true })).toMatchObject({
    state: 'ON_SALE',
    price: { amountMinor: 2500 },
  });
});

test.each([
  ['no price', { kind: 'PRICE' }, 'REQUIRED'],
  ['the price it has', { kind: 'PRICE', priceMinor: 4000 }, 'NOT_ALLOWED'],
  ['a price to be withdrawn', { kind: 'WITHDRAWAL', priceMinor: 1 }, 'NOT_ALLOWED'],
  ['less than nothing', { kind: 'PRICE', priceMinor: -1 }, 'OUT_OF_RANGE'],
])('%s is refused at its field', async (_what, wish, code) => {
  const { ids, portal } = await inStore(4000);
  expect(await ask(portal, { id: ids[0], ...wish })).toEqual({
    __typename: 'InvalidInput',
    fields: [{ path: 'priceMinor', code }],
  });
  expect(await seen(ids[0] ?? '')).toMatchObject({ request: null });
});

test('what is not handed over yet cannot be asked for; another consignor’s item is not there, nor a neighbour store’s', async () => {
  const { anna, ids } = await handedOver(shop, 4000);
  expect(await ask(anna.actor, { id: ids[0], kind: 'WITHDRAWAL' })).toEqual({
    __typename: 'NotInStore',
    state: 'SUBMITTED',
  });
  const theirs = await inStore(4000);
  for (const actor of [anna.actor, other.staff])
    expect(await ask(actor, { id: theirs.ids[0], kind: 'WITHDRAWAL' })).toEqual({ __typename: 'NotFound' });
  expect(await seen(theirs.ids[0] ?? '')).toMatchObject({ request: null });
});

test('a consignor cannot answer, nor ask for another’s item, nor remove what was asked, past the graph either', async () => {
  const { ids, portal } = await inStore(4000);
  const theirs = await inStore(4000);
  await ask(portal, { id: ids[0], kind: 'WITHDRAWAL' });
  const client = new Client({ connectionString: world.database.urlOf('kommis_consignment') });
  await client.connect();
  const refused = async (text: string, id = ids[0]): Promise<string | undefined> => {
    await client.query(beginAs(portal, { operation: 'spec', requestId: '' }, 'write'));
    const error: unknown = await client.query(text, [id]).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    await client.query('ROLLBACK');
    return (error as { code?: string } | null)?.code;
  };
  const granted = `UPDATE consignment.item_request SET state = 'GRANTED', closed_at = now() WHERE item_id = $1`;
  const added = `INSERT INTO consignment.item_request (item_id, customer_id, kind, asked_at)
    SELECT $1, customer_id, 'WITHDRAWAL', now() FROM consignment.item_request LIMIT 1`;
  try {
    expect(await refused(granted)).toBe('42501');
    expect(await refused('DELETE FROM consignment.item_request WHERE item_id = $1')).toBe('42501');
    expect(await refused(added, theirs.ids[0])).toBe('42501');
  } finally {
    await client.end();
  }
});
