import { SALES } from '../../../schema/notices';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { hearNotices } from '../../kernel/testing/notices';
import { addItems } from '../testing/items';
import { openShops } from '../testing/shop';
import { soldUnit, tellSales, undoneUnit } from '../testing/unit-sales';

const { shop, other, ear, world } = forAllTests(async () => {
  const shops = await openShops();
  const hearing = await hearNotices(shops.world.database);
  return { ...shops, ear: hearing, close: () => hearing.stop().then(() => shops.close()) };
});

let lastNumber = 7100;
/** A consignor with an item. */
async function withItem(of = shop): Promise<{ customerId: string; id: string }> {
  const customerId = await of.consignor((lastNumber += 1));
  const [item = { id: '' }] = await addItems(of, customerId, [{}]);
  return { customerId, id: item.id };
}
const heard = (): Promise<{ storeId: string; ids: readonly string[] }[]> => ear.taken(SALES);
beforeEach(async () => void (await heard()));

test('whose items were sold is said by who follows the sales, in one notice of their store, and their page has it by then [B11]', async () => {
  const [one, two, elses] = [await withItem(), await withItem(), await withItem(other)];
  const told = soldUnit(one.id);
  await tellSales(shop, told, soldUnit(two.id));
  expect(await heard()).toEqual([
    { storeId: shop.storeId, ids: [one.customerId, two.customerId].toSorted() },
  ]);
  const booked = await world.database.admin('SELECT id FROM consignment.sale WHERE item_id = $1', [one.id]);
  expect(booked).toEqual([{ id: told.sale?.lineId }]);
  await tellSales(other, soldUnit(elses.id));
  expect(await heard()).toEqual([{ storeId: other.storeId, ids: [elses.customerId] }]);
});

test('that a sale was undone is said, and what is told again is said again: who told it first may have died in between', async () => {
  const { customerId, id } = await withItem();
  const wanted = [{ storeId: shop.storeId, ids: [customerId] }];
  for (const unit of [soldUnit(id, 1), undoneUnit(id, 2), undoneUnit(id, 2)]) {
    await tellSales(shop, unit);
    expect(await heard()).toEqual(wanted);
  }
});

test('what could not be followed is said to nobody', async () => {
  const { customerId } = await withItem();
  await expect(tellSales(shop, soldUnit(customerId))).rejects.toThrow('not here');
  expect(await heard()).toEqual([]);
});
