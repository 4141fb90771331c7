import { forAllTests } from '../../kernel/testing/for-all-tests';
import { Entering, idIn, intakeIn, itemsIn, newConsignor } from '../testing/intakes';
import { openShops } from '../testing/shop';

const { world, shop, other } = forAllTests(openShops);

const consignor = (...args: [number, boolean?]): Promise<Entering> => newConsignor(shop, ...args);
/** The open intake of a consignor, with what is in it. */
async function intakeOf({ customerId }: Entering): Promise<{ id: string; items: { id: string }[] }> {
  const found = await shop.consignorOf<{ openIntake: { id: string; items: { nodes: { id: string }[] } } }>(
    shop.staff,
    customerId,
    'openIntake { id items(first: 200) { nodes { id } } }',
  );
  if (found === null) throw new Error('No consignor');
  return { id: found.openIntake.id, items: found.openIntake.items.nodes };
}

test('an item entered takes one from the allowance and stands in the one open intake [K20-K22 R-CO1]', async () => {
  const anna = await consignor(3);
  const first = await anna.enter({ description: 'Jas', size: ' 38 ', priceMinor: 4250 });
  expect(first).toMatchObject({
    __typename: 'ItemsEntered',
    items: [{ description: 'Jas', size: '38', state: 'DRAFT' }],
    intake: { state: 'OPEN' },
  });
  const second = await anna.enter({ description: 'Trui' });
  expect(intakeIn(second)).toBe(intakeIn(first));
  expect(itemsIn(second)[0]?.number).toBe((itemsIn(first)[0]?.number ?? 0) + 1);
  expect(await anna.now()).toEqual({ allowed: 3, remaining: 1, frozen: false, open: ['Jas', 'Trui'] });
});

test('copies are all made or none: five of three are refused with the figures, and nothing is taken', async () => {
  const anna = await consignor(4);
  const jacket = idIn(await anna.enter());
  expect(await anna.copy(jacket, 5)).toEqual({
    __typename: 'AllowanceUsedUp',
    allowed: 4,
    remaining: 3,
    asked: 5,
  });
  expect((await anna.now()).remaining).toBe(3);
  const copied = await anna.copy(jacket, 3);
  expect(itemsIn(copied).map(({ description }) => description)).toEqual(['Jas', 'Jas', 'Jas']);
  expect(await anna.enter()).toEqual({ __typename: 'AllowanceUsedUp', allowed: 4, remaining: 0, asked: 1 });
  expect(await anna.now()).toEqual({
    allowed: 4,
    remaining: 0,
    frozen: false,
    open: ['Jas', 'Jas', 'Jas', 'Jas'],
  });
});

test('a deleted draft gives one back; one that was handed over is neither deleted nor changed', async () => {
  const anna = await consignor(2);
  const [one, two] = [await anna.enter({ description: 'Een' }), await anna.enter({ description: 'Twee' })];
  expect(await anna.delete(idIn(one))).toEqual({ __typename: 'ItemDeleted', itemId: idIn(one) });
  expect(await anna.delete(idIn(one))).toEqual({ __typename: 'NotFound' });
  expect(await anna.now()).toEqual({ allowed: 2, remaining: 1, frozen: false, open: ['Twee'] });
  const intakeId = intakeIn(two);
  expect(await anna.submit(intakeId)).toMatchObject({ __typename: 'Intake', state: 'SUBMITTED' });
  const handedOver = { __typename: 'IntakeSubmitted', intakeId };
  expect(await anna.delete(idIn(two))).toEqual(handedOver);
  expect(await anna.update(idIn(two), { description: 'Drie' })).toEqual(handedOver);
  expect(await anna.copy(idIn(two), 1)).toEqual(handedOver);
  expect(await anna.now()).toEqual({ allowed: 2, remaining: 1, frozen: true, open: null });
});

test('handed over, the rest is frozen until staff give the number again, the same one too [K22]', async () => {
  const anna = await consignor(5);
  const intakeId = intakeIn(await anna.enter());
  await anna.submit(intakeId);
  expect(await anna.submit(intakeId)).toMatchObject({ __typename: 'Intake', state: 'SUBMITTED' });
  expect(await anna.enter()).toEqual({ __typename: 'AllowanceFrozen', allowed: 5, remaining: 4 });
  await shop.agree({ customerId: anna.customerId, returnMail: false });
  expect((await anna.enter()).__typename).toBe('AllowanceFrozen');
  await shop.agree({ customerId: anna.customerId, itemAllowance: 5 });
  const next = await anna.enter();
  expect(next.__typename).toBe('ItemsEntered');
  expect(intakeIn(next)).not.toBe(intakeId);
  expect(await anna.now()).toMatchObject({ remaining: 4, frozen: false });
});

test('an empty intake is not handed over', async () => {
  const anna = await consignor(1);
  const made = await anna.enter();
  await anna.delete(idIn(made));
  expect(await anna.submit(intakeIn(made))).toEqual({
    __typename: 'InvalidInput',
    fields: [{ path: 'id', code: 'NOT_ALLOWED', message: 'Nothing is entered yet' }],
  });
});

test('a draft is changed by what is sent alone, and by who saw the newest of it', async () => {
  const anna = await consignor(1);
  const id = idIn(await anna.enter({ description: 'Jas', size: 'M', brand: 'Esprit', priceMinor: 1000 }));
  const changed = await anna.update(id, { size: 'L', priceMinor: null }, 1);
  expect(changed).toMatchObject({ description: 'Jas', size: 'L', brand: 'Esprit', price: null });
  expect(await anna.update(id, { size: 'S' }, 1)).toEqual({ __typename: 'ChangedMeanwhile', version: 2 });
  expect(await anna.update(id, { priceMinor: -1 })).toMatchObject({
    __typename: 'InvalidInput',
    fields: [{ path: 'priceMinor', code: 'OUT_OF_RANGE' }],
  });
});

test('whom the store has not allowed it enters nothing, nor anybody in a store without self-entry [K11 K14]', async () => {
  const anna = await consignor(5, false);
  expect(await anna.enter()).toEqual({ __typename: 'EntryNotPermitted' });
  const kari = await other.consignor(1);
  const there = new Entering(other, other.portal(kari), kari);
  // What staff entered, and the flag forced on past the rule that forbids it.
  const made = await new Entering(other, other.staff, kari).enter();
  await world.database.admin(
    `ALTER TABLE consignment.consignor DROP CONSTRAINT consignor_self_entry;
     UPDATE consignment.consignor SET may_create_items = true, item_allowance = 9 WHERE customer_id = '${kari}'`,
  );
  const answers = [
    await there.enter(),
    await there.copy(idIn(made), 1),
    await there.update(idIn(made), { size: 'L' }),
    await there.delete(idIn(made)),
    await there.submit(intakeIn(made)),
  ];
  expect(answers).toEqual(Array(5).fill({ __typename: 'SelfEntryNotAllowed', storeId: '10007' }));
  await world.database.admin(
    `UPDATE consignment.consignor SET may_create_items = false WHERE customer_id = '${kari}';
     ALTER TABLE consignment.consignor ADD CONSTRAINT consignor_self_entry CHECK (NOT may_create_items OR store_id ~ '^(300|600)')`,
  );
});

test('what staff entered a consignor reads, copies and hands over, and neither changes nor deletes', async () => {
  const anna = await consignor(3);
  const made = await anna.atDesk().enter({ description: 'Balie' });
  expect(await anna.update(idIn(made), { priceMinor: 1 })).toEqual({ __typename: 'EntryNotPermitted' });
  expect(await anna.delete(idIn(made))).toEqual({ __typename: 'EntryNotPermitted' });
  expect((await anna.copy(idIn(made), 2)).__typename).toBe('ItemsEntered');
  expect(await anna.submit(intakeIn(made))).toMatchObject({ __typename: 'Intake', state: 'SUBMITTED' });
  expect(await anna.now()).toEqual({ allowed: 3, remaining: 1, frozen: true, open: null });
});

test('whose permission was taken back leaves what is entered as it is, and staff hand it over', async () => {
  const anna = await consignor(3);
  const made = await anna.enter();
  await shop.agree({ customerId: anna.customerId, mayCreateItems: false });
  for (const answer of [await anna.enter(), await anna.delete(idIn(made)), await anna.submit(intakeIn(made))])
    expect(answer).toEqual({ __typename: 'EntryNotPermitted' });
  expect(await anna.atDesk().submit(intakeIn(made))).toMatchObject({ state: 'SUBMITTED' });
});

test('an allowance made smaller than what is entered leaves nothing, and takes nothing away', async () => {
  const anna = await consignor(5);
  await anna.fill(4);
  await shop.agree({ customerId: anna.customerId, itemAllowance: 2 });
  expect(await anna.now()).toMatchObject({ allowed: 2, remaining: 0, open: Array(4).fill('Jas') });
  const { items } = await intakeOf(anna);
  await anna.delete(items[0]?.id);
  await anna.delete(items[1]?.id);
  expect((await anna.now()).remaining).toBe(0);
  await anna.delete(items[2]?.id);
  expect((await anna.now()).remaining).toBe(1);
});

test('staff enter for a consignor without the allowance, into the same open intake, in every store', async () => {
  const anna = await consignor(1);
  const own = await anna.enter({ description: 'Van Anna' });
  const desk = anna.atDesk();
  const theirs = await desk.enter({ description: 'Van de balie' });
  expect(intakeIn(theirs)).toBe(intakeIn(own));
  expect(await anna.now()).toEqual({
    allowed: 1,
    remaining: 0,
    frozen: false,
    open: ['Van Anna', 'Van de balie'],
  });
  await desk.delete(idIn(theirs));
  expect((await anna.now()).remaining).toBe(0);
  const kari = await other.consignor(2);
  expect((await new Entering(other, other.staff, kari).enter()).__typename).toBe('ItemsEntered');
});

test('nobody enters, reads, changes or hands over what is another consignor’s, or another store’s', async () => {
  const [anna, piet] = [await consignor(3), await consignor(3)];
  const made = await anna.enter();
  const thief = new Entering(shop, shop.portal(piet.customerId), anna.customerId);
  expect((await thief.enter()).__typename).toBe('NotFound');
  for (const answer of [
    await thief.copy(idIn(made), 1),
    await thief.update(idIn(made), { size: 'L' }),
    await thief.delete(idIn(made)),
    await thief.submit(intakeIn(made)),
  ])
    expect(answer).toEqual({ __typename: 'NotFound' });
  for (const actor of [shop.portal(piet.customerId), other.staff])
    expect(
      await (actor === other.staff ? other : shop).ask(actor, `{ intake(id: "${intakeIn(made)}") { id } }`),
    ).toBeNull();
  expect(await anna.now()).toMatchObject({ remaining: 2, open: ['Jas'] });
});

test('the same request sent again answers what the first made, as far as it is there', async () => {
  const anna = await consignor(10);
  const once = await anna.enter({ description: 'Jas' }, 'enter-once');
  expect(await anna.enter({ description: 'Jas' }, 'enter-once')).toEqual(once);
  const copies = await anna.copy(idIn(once), 4, 'copy-once');
  expect(await anna.copy(idIn(once), 4, 'copy-once')).toEqual(copies);
  expect(itemsIn(copies)).toHaveLength(4);
  expect((await anna.now()).remaining).toBe(5);
  // The first of them and what they are copies of are gone, and the rest is handed over.
  await anna.delete(idIn(once));
  await anna.delete(idIn(copies));
  await anna.submit(intakeIn(once));
  expect(itemsIn(await anna.copy(idIn(once), 4, 'copy-once')).map(({ id }) => id)).toEqual(
    itemsIn(copies)
      .slice(1)
      .map(({ id }) => id),
  );
  expect(await anna.enter({ description: 'Jas' }, 'enter-once')).toEqual({
    ...{ __typename: 'ItemsEntered', items: [], intake: null },
  });
  expect(await anna.enter({ description: 'Trui' }, 'enter-once')).toMatchObject({
    ...{ __typename: 'InvalidInput', fields: [{ path: 'idempotencyKey', code: 'TAKEN' }] },
  });
});

test.each([
  ['short', 'too short'],
  ['with a blank', 'with a blank'],
  ['clé-répétée', 'of letters that have several spellings'],
])('a key like %s is refused at the field', async (key) => {
  const anna = await consignor(1);
  expect(await anna.enter({}, key)).toMatchObject({
    ...{ __typename: 'InvalidInput', fields: [{ path: 'idempotencyKey', code: 'BAD_FORMAT' }] },
  });
});

test.each([0, 51, -1])('%s copies are refused, with the range', async (times) => {
  const anna = await consignor(3);
  const made = await anna.enter();
  expect(await anna.copy(idIn(made), times)).toMatchObject({
    fields: [{ path: 'times', code: 'OUT_OF_RANGE', message: `Between 1 and 50, not ${times}` }],
  });
});

test('numbers that a file brought far ahead are stepped over', async () => {
  const anna = await consignor(10);
  const [{ number } = { number: 0 }] = itemsIn(await anna.enter());
  const piet = await consignor(0);
  await world.database.admin(
    `INSERT INTO consignment.item (store_id, id, number, customer_id, state) SELECT '30042', kernel.new_id(), n, '${piet.customerId}', 'SUBMITTED'
       FROM generate_series(${number + 1}, ${number + 5}) AS n`,
  );
  const entered = await anna.enter();
  expect(entered.__typename).toBe('ItemsEntered');
  expect(itemsIn(entered)[0]?.number).toBeGreaterThan(number + 5);
});
