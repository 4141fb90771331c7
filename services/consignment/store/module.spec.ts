import { forAllTests } from '../../kernel/testing/for-all-tests';
import type { Actor } from '../../kernel/actor/actor';
import { heldCron } from '../receipt/held.job';
import { addItems } from '../testing/items';
import { handedOver, receive } from '../testing/receipts';
import { openShops, Shop, type Answer } from '../testing/shop';
import { StockFile } from '../testing/stock-file';

/** A store that had consignment and has it no more: all of it is kept, nothing of it is seen or written [N21 R-CU12]. */
const { world } = forAllTests(openShops);
let stores = 0;

interface Closing {
  shop: Shop;
  customerId: string;
  item: { id: string; number: number };
  told(version: number, modules: 'CONSIGNMENT'[]): Promise<void>;
}

async function closing(): Promise<Closing> {
  const shop = new Shop(world, `300${String((stores += 1)).padStart(2, '0')}`);
  await shop.open();
  const customerId = await shop.consignor(1, { charity: 'NO' });
  const [item = { id: '', number: 0 }] = await addItems(shop, customerId, [{}, { state: 'SOLD' }]);
  await world.database.admin(
    `INSERT INTO consignment.settlement (store_id, id, file_id, file_name, settled_until, sale_count, share_minor, made_at)
     VALUES ($1, $2, $2, 'voorraad.csv', '2026-10-31', 1, 500, now())`,
    [shop.storeId, item.id],
  );
  const told: Closing['told'] = (version, modules) =>
    world.storeArrives('consignment', shop.storeId, { version, modules });
  return { shop, customerId, item, told };
}

const reads = async ({ shop, customerId, item }: Closing, actor: Actor): Promise<object> => ({
  consignor: await shop.consignorOf(actor, customerId, 'charity balance { amountMinor } stock { all }'),
  item: await shop.ask(actor, 'query ($id: UUID!) { consignmentItem(id: $id) { number } }', { id: item.id }),
  byNumber: await shop.ask(actor, `{ consignmentItemByNumber(number: ${item.number}) { id } }`),
  entity: await shop.ask(
    actor,
    'query ($of: [_Any!]!) { _entities(representations: $of) { ... on ConsignmentItem { number } } }',
    { of: [{ __typename: 'ConsignmentItem', id: item.id }] },
  ),
});
const lists = async ({ shop }: Closing): Promise<object> => ({
  items: await shop.ask(shop.staff, '{ consignmentItems { nodes { number } total { count } } }'),
  consignors: await shop.ask(shop.staff, '{ consignors { nodes { customerId } total { count } } }'),
  settlements: await shop.ask(shop.staff, '{ settlements { saleCount } }'),
});
const none = { nodes: [], total: { count: 0 } };

test('without consignment everything of it reads empty, to staff and to a consignor; given again all of it is there', async () => {
  const closed = await closing();
  const { shop, customerId, told } = closed;
  const readers = [shop.staff, shop.portal(customerId)];
  const before = await Promise.all(readers.map((actor) => reads(closed, actor)));
  const listed = await lists(closed);
  expect(before[0]).toMatchObject({ consignor: { charity: 'NO', stock: { all: 2 } }, entity: [{}] });
  expect(listed).toMatchObject({ items: { total: { count: 2 } }, settlements: [{ saleCount: 1 }] });

  await told(2, []);
  for (const actor of readers)
    expect(await reads(closed, actor)).toEqual({
      consignor: null,
      item: null,
      byNumber: null,
      entity: [null],
    });
  expect(await lists(closed)).toEqual({ items: none, consignors: none, settlements: [] });

  await told(3, ['CONSIGNMENT']);
  expect(await Promise.all(readers.map((actor) => reads(closed, actor)))).toEqual(before);
  expect(await lists(closed)).toEqual(listed);
});

test('writing there is refused with what is missing, and nothing is written', async () => {
  const { shop, customerId, item, told } = await closing();
  const other = (await shop.customers(2)).get(2);
  await told(2, []);
  const written = (): Promise<object[]> =>
    world.database.admin(
      'SELECT (SELECT count(*) FROM consignment.audit) AS changes, (SELECT count(*) FROM consignment.consignor) AS consignors',
    );
  const before = await written();
  const refused = { __typename: 'ModuleOff', module: 'CONSIGNMENT' };
  const member = '__typename ... on ModuleOff { module }';
  const update = `mutation ($input: UpdateConsignorInput!) { updateConsignor(input: $input) { ${member} } }`;
  for (const input of [
    { customerId, charity: 'YES' },
    { customerId, mayCreateItems: true },
    { customerId: other },
  ])
    expect(await shop.ask(shop.staff, update, { input })).toEqual(refused);
  const undo = `mutation ($input: UndoSettlementInput!) { undoSettlement(input: $input) { ${member} } }`;
  expect(await shop.ask(shop.staff, undo, { input: { settlementId: item.id } })).toEqual(refused);
  const fileId = await shop.upload('Klantnr\r\n1');
  for (const kind of ['Stock', 'ConsignorSettings'])
    expect(
      await shop.ask<Answer>(
        shop.staff,
        `query ($fileId: UUID!) { dryRun${kind}(fileId: $fileId) { ${member} } }`,
        {
          fileId,
        },
      ),
    ).toEqual(refused);
  expect(await written()).toEqual(before);
});

test('what works by itself leaves a closed store: what is held stays held, and an import stops before it writes', async () => {
  const { shop, told } = await closing();
  const { intakeId, ids, now } = await handedOver(shop, 1000);
  await receive(shop, intakeId, [{ id: ids[0] ?? '', holdUntil: '2026-11-24' }]);
  const [line] = heldCron;
  const pass = (): Promise<void> =>
    world.tell(line?.task ?? '', line?.payload as { storeId: string; data: unknown });
  const file = new StockFile(1);
  const content = file.of(file.line(), file.sold());
  world.clock.advance(3 * 86_400_000);

  await told(2, []);
  await pass();
  expect(await shop.import('Stock', content)).toMatchObject({ __typename: 'STOPPED', created: 0 });
  await told(3, ['CONSIGNMENT']);
  expect((await now())[0]).toMatchObject({ state: 'RECEIVED', heldUntil: '2026-11-24' });
  await pass();
  expect((await now())[0]).toMatchObject({ state: 'ON_SALE' });
  expect(await shop.import('Stock', content)).toMatchObject({ __typename: 'ImportDone', created: 2 });
});
