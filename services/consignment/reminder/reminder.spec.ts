import { forAllTests } from '../../kernel/testing/for-all-tests';
import { addItems, type GivenItem } from '../testing/items';
import { openShops, Shop } from '../testing/shop';

/** It is 22 November 2026, eleven in the morning in Amsterdam; the days of grace are 14. */
const { world, shop, other } = forAllTests(openShops);
let number = 8000;
const DAY = 86_400_000;

/** A consignor with an address, and goods of theirs on sale. */
async function consignor(
  goods: GivenItem[],
  { email = `c${number + 1}@example.test`, language = '', agreed = {}, of = shop } = {} as {
    email?: string | null;
    language?: string;
    agreed?: object;
    of?: Shop;
  },
) {
  const customerId = await of.consignor((number += 1), agreed);
  await world.tell('consignment.on-customers-changed', {
    storeId: of.storeId,
    data: {
      customers: [
        { id: customerId, kind: 'PRIVATE', number, version: 2, displayName: 'Marijke van den Berg', email },
      ],
    },
  });
  if (language !== '')
    await world.tell('consignment.on-language-chosen', {
      storeId: of.storeId,
      data: { customerIds: [customerId], language, at: '2026-11-01T10:00:00Z' },
    });
  const items = await addItems(of, customerId, goods);
  return { customerId, items, email: email ?? '' };
}
const day = (): Promise<void> =>
  world.tell('consignment.remind', { storeId: '00000', data: null }).then(() => world.settled());
const mailsTo = (email: string) => world.mails.filter(({ to }) => to === email);
const lastOf = async (customerId: string, of = shop): Promise<unknown> =>
  (
    await of.consignorOf<{ lastReminder: unknown }>(
      of.staff,
      customerId,
      'lastReminder { returnOn madeAt mailed }',
    )
  )?.lastReminder;
/** As on a morning on which nobody was reminded yet. */
const morning = (): Promise<unknown> =>
  world.database.admin('UPDATE consignment.store SET reminded_on = NULL');

test('seven days before a return date its consignor gets one mail about all that is to be returned then, in their language, once [K23 R-CO3]', async () => {
  const { customerId, items, email } = await consignor(
    [
      { returnOn: '2026-11-29', priceMinor: 1250 },
      { returnOn: '2026-11-29' },
      { returnOn: '2026-11-30' },
      { returnOn: '2026-11-29', state: 'SOLD' },
      { returnOn: '2026-11-21' },
    ],
    { language: 'nb' },
  );
  await morning();
  await day();
  await morning();
  await day();
  expect(mailsTo(email).map(({ kind, subject }) => [kind, subject])).toEqual([
    ['return-reminder', 'Varene dine er til salgs til og med 29. november 2026 – De Ruilhoek'],
  ]);
  const text = (mailsTo(email)[0]?.text ?? '').replaceAll('\u00a0', ' ');
  expect(text).toContain('Hei Marijke van den Berg,');
  expect(text).toContain(
    [
      'Disse 2 varene er til salgs til og med 29. november 2026:',
      `${items[0]?.number} · Jas groen: 12,50 €`,
      `${items[1]?.number} · Jas groen: 10,00 €`,
    ].join('\n'),
  );
  expect(text).toContain('fra 30. november 2026 til og med 13. desember 2026');
  expect(text).not.toContain(String(items[2]?.number));
  expect(await lastOf(customerId)).toMatchObject({ returnOn: '2026-11-29', mailed: true });
  // A day that has come is nothing that anybody did.
  const told = await world.database.admin(
    `SELECT FROM consignment.audit WHERE operation = 'consignment.remind'`,
  );
  expect(told).toEqual([]);
});

test('who gives to charity or wants no mail gets none; who was not asked does [K23 K24 R-CO4]', async () => {
  const goods = [{ returnOn: '2026-11-27' }];
  const [charity, without, unasked] = [
    await consignor(goods, { agreed: { charity: 'YES' } }),
    await consignor(goods, { agreed: { returnMail: false } }),
    await consignor(goods, { agreed: { charity: 'NOT_ASKED' } }),
  ];
  await morning();
  await day();
  const counts = [charity, without, unasked].map(({ email }) => mailsTo(email).length);
  expect(counts).toEqual([0, 0, 1]);
  expect(await lastOf(without.customerId)).toBeNull();
});

test('a consignor without an address gets none, nothing fails, and staff see that there was none [R-CO3]', async () => {
  const before = world.mails.length;
  const { customerId } = await consignor([{ returnOn: '2026-11-26' }], { email: null });
  await morning();
  await day();
  expect(world.mails.length).toBe(before);
  expect(await lastOf(customerId)).toEqual({
    returnOn: '2026-11-26',
    madeAt: '2026-11-22T10:00:00.000Z',
    mailed: false,
  });
});

test('what was made stays: nobody writes it anew', async () => {
  const { customerId } = await consignor([{ returnOn: '2026-11-25' }]);
  await morning();
  await day();
  for (const change of [`mailed = NOT mailed`, `items = '[]'`, `collect_by = '2027-01-01'`])
    await expect(
      world.database.admin(`UPDATE consignment.reminder SET ${change} WHERE customer_id = $1`, [customerId]),
    ).rejects.toMatchObject({ code: '23514' });
});

test('ten who do it at once remind each once, more than go in one transaction too', async () => {
  const all: string[] = [];
  for (let at = 0; at < 12; at += 1) all.push((await consignor([{ returnOn: '2026-11-28' }])).email);
  await world.database.admin(
    `INSERT INTO consignment.item (store_id, id, number, customer_id, description, price_minor, state, intake_on, received_on, return_on, share_percent, share_base)
     SELECT store_id, gen_random_uuid(), 900000 + row_number() OVER (), customer_id, 'Sjaal', 100, 'ON_SALE', '2026-10-01', '2026-10-01', '2026-11-22'::date + (n % 8), 50, 'GROSS'
       FROM consignment.consignor CROSS JOIN generate_series(0, 39) n WHERE store_id = $1 AND charity <> 'YES' AND return_mail`,
    [shop.storeId],
  );
  await morning();
  await Promise.all(Array.from({ length: 10 }, day));
  const twice = await world.database.admin(
    `SELECT recipient FROM consignment.mail WHERE kind = 'return-reminder' GROUP BY recipient, subject HAVING count(*) > 1`,
  );
  expect(twice).toEqual([]);
  for (const email of all) expect(mailsTo(email)).toHaveLength(8);
});

test('not before eight in the morning of the store, and on the next day for the dates that have come near since', async () => {
  const late = new Shop(world, '30077');
  await late.open(1, 'EUR', 'Pacific/Auckland');
  const { email } = await consignor([{ returnOn: '2026-11-30' }, { returnOn: '2026-12-01' }], { of: late });
  await day();
  // There it is eleven in the evening of the 22nd.
  expect(mailsTo(email)).toHaveLength(0);
  world.clock.advance(3_600_000 * 2);
  await day();
  // One in the morning of the 23rd: the 30th is near, and people sleep.
  expect(mailsTo(email)).toHaveLength(0);
  world.clock.advance(3_600_000 * 7);
  await day();
  expect(mailsTo(email)).toHaveLength(1);
  await day();
  expect(mailsTo(email)).toHaveLength(1);
  world.clock.advance(DAY);
  await day();
  expect(mailsTo(email)).toHaveLength(2);
});

test('days that were missed are made up as long as the date has not passed, and another store hears nothing of it', async () => {
  const { email, customerId } = await consignor([{ returnOn: '2026-12-02' }, { returnOn: '2026-12-05' }]);
  const theirs = await consignor([{ returnOn: '2026-12-02' }], { of: other });
  world.clock.advance(8 * DAY);
  await day();
  expect(mailsTo(email)).toHaveLength(2);
  expect(mailsTo(theirs.email)).toHaveLength(1);
  const passed = await consignor([{ returnOn: '2026-11-30' }]);
  await morning();
  await day();
  expect(mailsTo(passed.email)).toHaveLength(0);
  expect(await lastOf(customerId, other)).toBeUndefined();
});
