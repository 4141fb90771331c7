import { forAllTests } from '../../kernel/testing/for-all-tests';
import { Entering, idIn, intakeIn } from '../testing/intakes';
import { receive } from '../testing/receipts';
import { addItems } from '../testing/items';
import { openShops, type Answer } from '../testing/shop';
import { StockFile } from '../testing/stock-file';
import { soldUnit, tellSales } from '../testing/unit-sales';

const { world, shop } = forAllTests(openShops);
beforeAll(() =>
  world.database.admin(
    `INSERT INTO kernel.subscription (event, task) VALUES ('consignment.items-changed', 'spec.listens') ON CONFLICT DO NOTHING`,
  ),
);

let lastNumber = 5400;
/** A consignor who is a company or a private person, as customers tells it. */
async function consignorOfKind(kind: 'PRIVATE' | 'COMPANY'): Promise<{ customerId: string; number: number }> {
  const number = (lastNumber += 1);
  const customerId = (await shop.customersOf(kind, number)).get(number) ?? '';
  await shop.agree({ customerId, mayCreateItems: true, itemAllowance: 5 });
  return { customerId, number };
}
const schemeOf = async (id: string): Promise<string> =>
  (
    await shop.ask<{ vatScheme: string }>(
      shop.staff,
      'query ($id: UUID!) { consignmentItem(id: $id) { vatScheme } }',
      { id },
    )
  ).vatScheme;
/** What the others heard last of an item. */
const heardOf = async (id: string): Promise<unknown> => {
  const [row] = await world.database.admin<{ heard: unknown }>(
    `SELECT e ->> 'vatScheme' AS heard FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id,
            json_array_elements(payload #> '{data,items}') e
      WHERE t.identifier = 'spec.listens' AND e ->> 'id' = $1 ORDER BY j.id DESC LIMIT 1`,
    [id],
  );
  return row?.heard;
};
const set = (id: string, vatScheme: string, version?: number, actor = shop.staff): Promise<Answer> =>
  shop.ask(
    actor,
    `mutation ($input: SetVatSchemeInput!) { setVatScheme(input: $input) { __typename ... on ConsignmentItem { vatScheme version }
      ... on NotInStore { state } ... on ChangedMeanwhile { version } } }`,
    { input: { id, vatScheme, version } },
  );

test.each([
  ['PRIVATE', 'MARGIN'],
  ['COMPANY', 'NORMAL'],
] as const)(
  'what a consignor who is %s brings is %s from its receipt on, whatever they become, and the others hear of it [L5]',
  async (kind, scheme) => {
    const { customerId, number } = await consignorOfKind(kind);
    const entering = new Entering(shop, shop.portal(customerId), customerId);
    const entered = await entering.enter({ description: 'Jas', priceMinor: 1000 });
    const [id, intakeId] = [idIn(entered), intakeIn(entered)];
    await entering.submit(intakeId);
    await receive(shop, intakeId);
    expect([await schemeOf(id), await heardOf(id)]).toEqual([scheme, scheme]);
    const other = kind === 'PRIVATE' ? 'COMPANY' : 'PRIVATE';
    const customer = { id: customerId, kind: other, number, version: 2, displayName: 'Anders' };
    await world.tell('consignment.on-customers-changed', {
      storeId: shop.storeId,
      data: { customers: [customer] },
    });
    expect(await schemeOf(id)).toBe(scheme);
  },
);

test('an imported item has the scheme of its consignor, and so has the sale that came with it', async () => {
  for (const [kind, scheme] of [
    ['PRIVATE', 'MARGIN'],
    ['COMPANY', 'NORMAL'],
  ] as const) {
    const { number } = await consignorOfKind(kind);
    const file = new StockFile(number);
    file.number = number * 10;
    await shop.import('Stock', file.of(file.line(), file.sold()));
    const rows = await world.database.admin(
      `SELECT i.vat_scheme AS item, l.vat_scheme AS sale FROM consignment.item i LEFT JOIN consignment.sale l ON l.item_id = i.id WHERE i.number > $1 AND i.number < $1 + 3 ORDER BY i.number`,
      [number * 10],
    );
    expect(rows).toEqual([
      { item: scheme, sale: null },
      { item: scheme, sale: scheme },
    ]);
  }
});

test('staff say otherwise of what is in the store, and the others hear of it; of what is sold it stays', async () => {
  const { customerId } = await consignorOfKind('PRIVATE');
  const [{ id } = { id: '' }] = await addItems(shop, customerId, [{}]);
  expect(await set(id, 'NORMAL', 7)).toEqual({ __typename: 'ChangedMeanwhile', version: 1 });
  expect(await set(id, 'NORMAL', 1)).toMatchObject({ vatScheme: 'NORMAL', version: 2 });
  expect(await set(id, 'NORMAL')).toMatchObject({ vatScheme: 'NORMAL', version: 2 });
  expect(await heardOf(id)).toBe('NORMAL');
  await tellSales(shop, soldUnit(id, 1, { vatScheme: 'NORMAL' }));
  expect(await set(id, 'MARGIN')).toEqual({ __typename: 'NotInStore', state: 'SOLD' });
  const past = world.database.admin(`UPDATE consignment.item SET vat_scheme = 'MARGIN' WHERE id = $1`, [id]);
  await expect(past).rejects.toMatchObject({ constraint: 'item_vat_scheme_of_sold' });
});

test('a consignor neither reads nor says it', async () => {
  const { customerId } = await consignorOfKind('PRIVATE');
  const [{ id } = { id: '' }] = await addItems(shop, customerId, [{}]);
  await expect(set(id, 'NORMAL', 1, shop.portal(customerId))).rejects.toThrow('FORBIDDEN');
  const query = 'query ($id: UUID!) { consignmentItem(id: $id) { vatScheme } }';
  const { errors } = await world.run('consignment', shop.portal(customerId), query, { id });
  expect(errors?.[0]?.extensions).toMatchObject({ coordinate: 'ConsignmentItem.vatScheme' });
});
