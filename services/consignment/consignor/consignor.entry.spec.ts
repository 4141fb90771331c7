import { forAllTests } from '../../kernel/testing/for-all-tests';
import { Entering } from '../testing/intakes';
import { openShops, Shop } from '../testing/shop';

const { world, shop, other } = forAllTests(openShops);
let number = 0;

const newCustomer = async (of = shop): Promise<string> =>
  [...(await of.customers((number += 1))).values()][0] ?? '';

describe('the allowance', () => {
  test.each([0, 200])('may be %d', async (itemAllowance) => {
    expect(await shop.agree({ customerId: await newCustomer(), itemAllowance })).toMatchObject({
      itemAllowance,
      itemAllowanceRemaining: itemAllowance,
    });
  });

  test.each([201, -1])('of %d is refused with the figures', async (itemAllowance) => {
    expect(await shop.agree({ customerId: await newCustomer(), itemAllowance })).toEqual({
      __typename: 'InvalidInput',
      fields: [
        { path: 'itemAllowance', code: 'OUT_OF_RANGE', message: `Between 0 and 200, not ${itemAllowance}` },
      ],
    });
  });

  test('set again, the same number too, counts afresh, but for what stands in the open intake; another change leaves what remains', async () => {
    const customerId = await shop.consignor((number += 1), { itemAllowance: 50, mayCreateItems: true });
    const bringing = new Entering(shop, shop.portal(customerId), customerId);
    const intakeId = await bringing.fill(43);
    const left = (itemAllowanceRemaining: number) => ({ itemAllowance: 50, itemAllowanceRemaining });
    expect(await shop.agree({ customerId, calendarNote: true })).toMatchObject(left(7));
    expect(await shop.agree({ customerId, itemAllowance: 50 })).toMatchObject(left(7));
    await bringing.submit(intakeId);
    expect(await shop.agree({ customerId, calendarNote: false })).toMatchObject(left(7));
    expect(await shop.agree({ customerId, itemAllowance: 50 })).toMatchObject(left(50));
  });
});

describe('self-entry', () => {
  test('may be allowed in a store whose id begins with 300 or 600', async () => {
    const station = await open('60001');
    for (const each of [shop, station]) {
      const [customerId] = (await each.customers(1_000_001)).values();
      expect(await each.agree({ customerId, mayCreateItems: true })).toMatchObject({ mayCreateItems: true });
    }
  });

  test.each(['10007', '13000', '63000', '03000'])(
    'is refused in store %s, and nothing is written',
    async (storeId) => {
      const store = await open(storeId);
      const [customerId = ''] = (await store.customers(1_000_001)).values();
      expect(await store.agree({ customerId, mayCreateItems: true, charity: 'YES' })).toEqual({
        __typename: 'SelfEntryNotAllowed',
        storeId,
      });
      expect(await store.consignorOf(store.staff, customerId, 'charity')).toBeNull();
    },
  );

  test('is refused by the database too', async () => {
    const customerId = await other.consignor((number += 1));
    const forced = world.database.admin(
      'UPDATE consignment.consignor SET may_create_items = true WHERE customer_id = $1',
      [customerId],
    );
    await expect(forced).rejects.toMatchObject({ constraint: 'consignor_self_entry' });
  });
});

async function open(storeId: string, currency = 'EUR'): Promise<Shop> {
  const made = new Shop(world, storeId);
  await made.open(1, currency);
  return made;
}
