import { forAllTests } from '../../kernel/testing/for-all-tests';
import { idIn, intakeIn, newConsignor } from '../testing/intakes';
import { itemsIn, receive } from '../testing/receipts';
import { openShops, type Answer, type Shop } from '../testing/shop';
import { distinct } from './settings.service';

const { world, shop, other } = forAllTests(openShops);

const fields =
  'consignorSharePercent shareBase returnTermDays graceDays afterGrace returnWindowDays categories termsVersion version';
const settingsOf = (of: Shop, actor = of.staff): Promise<Answer | null> =>
  of.ask(actor, `{ consignmentSettings { ${fields} } }`);
const change = (input: object, of = shop): Promise<Answer> =>
  of.ask(
    of.staff,
    `mutation ($input: UpdateConsignmentSettingsInput!) { updateConsignmentSettings(input: $input) { __typename
      ... on ConsignmentSettings { ${fields} } ... on InvalidInput { fields { path code } } ... on ChangedMeanwhile { version } } }`,
    { input },
  );
const STANDARD = {
  ...{ consignorSharePercent: 50, shareBase: 'GROSS', returnTermDays: 56, graceDays: 14 },
  ...{ afterGrace: 'STORE_DECIDES', returnWindowDays: 14, categories: [], termsVersion: null },
};

test('a store begins with the usual settings; what is sent alone is changed, and each store has its own', async () => {
  expect(await settingsOf(shop)).toEqual({ ...STANDARD, version: 1 });
  expect(await change({ consignorSharePercent: 62.5, graceDays: 7, version: 1 })).toEqual({
    ...{ __typename: 'ConsignmentSettings', ...STANDARD, consignorSharePercent: 62.5, graceDays: 7 },
    version: 2,
  });
  expect(await change({ graceDays: 21, version: 1 })).toEqual({ __typename: 'ChangedMeanwhile', version: 2 });
  expect(await change({ termsVersion: ' 2026-2 ', afterGrace: null })).toMatchObject({
    ...{ termsVersion: '2026-2', afterGrace: 'STORE_DECIDES', graceDays: 7, version: 3 },
  });
  expect(await change({ termsVersion: null })).toMatchObject({ termsVersion: null });
  expect(await settingsOf(other)).toEqual({ ...STANDARD, version: 1 });
  // What identity tells of the store changes none of it.
  await shop.open(2);
  expect(await settingsOf(shop)).toMatchObject({ consignorSharePercent: 62.5, graceDays: 7, version: 4 });
});

test('what is out of range is named, and nothing of the rest is written', async () => {
  const before = await settingsOf(shop);
  const wrong = {
    consignorSharePercent: 101,
    returnTermDays: 731,
    graceDays: -1,
    returnWindowDays: 366,
    termsVersion: 'x'.repeat(41),
  };
  expect(await change({ ...wrong, categories: ['y'.repeat(61)] })).toEqual({
    __typename: 'InvalidInput',
    fields: [
      { path: 'consignorSharePercent', code: 'OUT_OF_RANGE' },
      { path: 'returnTermDays', code: 'OUT_OF_RANGE' },
      { path: 'graceDays', code: 'OUT_OF_RANGE' },
      { path: 'returnWindowDays', code: 'OUT_OF_RANGE' },
      { path: 'categories', code: 'TOO_LONG' },
      { path: 'termsVersion', code: 'TOO_LONG' },
    ],
  });
  expect(await change({ categories: Array.from({ length: 201 }, (_none, at) => `C${at}`) })).toMatchObject({
    __typename: 'InvalidInput',
  });
  expect(await settingsOf(shop)).toEqual(before);
});

test('consignors read them and change none, and a store without consignment has none', async () => {
  const anna = await newConsignor(shop, 1);
  expect(await settingsOf(shop, shop.portal(anna.customerId))).toMatchObject({ shareBase: 'GROSS' });
  for (const actor of [shop.portal(anna.customerId), { ...shop.staff, rights: ['consignment.edit'] }]) {
    const { errors } = await world.run(
      'consignment',
      actor,
      'mutation { updateConsignmentSettings(input: {}) { __typename } }',
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  }
  await world.storeArrives('consignment', '10007', { version: 9, modules: [] });
  expect(await settingsOf(other)).toBeNull();
  expect((await change({ graceDays: 3 }, other)).__typename).toBe('ModuleOff');
});

test('what is received from now on has the new term and share; what was received before keeps its own [R-CO3 R-CO5]', async () => {
  const anna = await newConsignor(shop, 5);
  const intakeId = intakeIn(await anna.enter({ description: 'Een', priceMinor: 100 }));
  await anna.enter({ description: 'Twee', priceMinor: 100 });
  await anna.submit(intakeId);
  const [one, two] = await itemsIn(shop, anna.customerId, intakeId);
  await change({ consignorSharePercent: 40, returnTermDays: 30, shareBase: 'GROSS' });
  await receive(shop, intakeId, [{ id: one?.id ?? '' }]);
  await change({ consignorSharePercent: 45, returnTermDays: 10, shareBase: 'NET_OF_VAT' });
  await receive(shop, intakeId, [{ id: two?.id ?? '' }]);
  expect(await itemsIn(shop, anna.customerId, intakeId)).toMatchObject([
    { sharePercent: 40, shareBase: 'GROSS', returnOn: '2026-12-22' },
    { sharePercent: 45, shareBase: 'NET_OF_VAT', returnOn: '2026-12-02' },
  ]);
});

test('where the store has categories, one of them is entered, or none; what stands there already may stay [S7]', async () => {
  await change({ categories: [' Jassen', 'Truien', '', 'jassen', 'Schoenen  en laarzen'] });
  expect(await settingsOf(shop)).toMatchObject({ categories: ['Jassen', 'Truien', 'Schoenen en laarzen'] });
  const anna = await newConsignor(shop, 9);
  const refused = { __typename: 'InvalidInput', fields: [{ path: 'category', code: 'NOT_ALLOWED' }] };
  expect(await anna.enter({ description: 'Jas', category: 'Fietsen' })).toMatchObject(refused);
  expect(await anna.atDesk().enter({ description: 'Jas', category: 'Fietsen' })).toMatchObject(refused);
  expect((await anna.now()).remaining).toBe(9);
  const made = await anna.enter({ description: 'Jas', category: ' Jassen ' });
  expect(made.__typename).toBe('ItemsEntered');
  expect((await anna.enter({ description: 'Jas' })).__typename).toBe('ItemsEntered');
  await change({ categories: ['Truien'] });
  expect(await anna.update(idIn(made), { category: 'Jassen', size: 'L' })).toMatchObject({ size: 'L' });
  expect((await anna.copy(idIn(made), 1)).__typename).toBe('ItemsEntered');
  expect(await anna.update(idIn(made), { category: 'Schoenen' })).toMatchObject(refused);
  await change({ categories: [] });
  expect((await anna.enter({ description: 'Fiets', category: 'Fietsen' })).__typename).toBe('ItemsEntered');
});

test('each category is kept once, however it is written, in its order', () => {
  expect(distinct(['B', 'a', 'b', ' A ', 'A', '', 'c', 'B'])).toEqual(['B', 'a', 'c']);
});
