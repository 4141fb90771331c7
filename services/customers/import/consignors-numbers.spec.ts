import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { forAllTests, forEachTest } from '../../kernel/testing/for-all-tests';
import { ImportingStore } from '../testing/importing';
import { customersWorld } from '../testing/world';

/** A number that was mistyped comes in and is noted; the store's numbers go on where they were. */
const world = forAllTests(() => customersWorld());
const store = forEachTest(() => ImportingStore.open(world));

const row = (number: number): string => `${number};Typ;Fout;;;;;;Nee`;
const rows = (first: number, count: number): string[] =>
  Array.from({ length: count }, (_none, at) => row(first + at));
const made = async (): Promise<unknown> => (await world.create({}, store.staff))['number'];
async function jumpIn(fileId: string): Promise<object | undefined> {
  const { notes } = await world.ask<{ notes: { code: string }[] }>(
    store.staff,
    `query ($id: UUID!) { dryRunConsignorCustomers(fileId: $id) {
       ... on ImportDryRun { notes { code count rows before after } } } }`,
    { id: fileId },
  );
  return notes.find(({ code }) => code === 'NUMBER_JUMP');
}

test('the largest number there is, among ordinary ones: noted with both figures, and no number is burnt', async () => {
  await store.importRows(...rows(2040, 15));
  const fileId = await store.upload([row(2055), row(99_999_999), row(2056)]);
  const jump = { code: 'NUMBER_JUMP', count: 1, rows: [3], before: 2056, after: 99_999_999 };
  expect(await jumpIn(fileId)).toEqual(jump);
  expect(await store.run(fileId)).toMatchObject({ created: 3 });
  expect(await store.customerOf(99_999_999)).toMatchObject({ last_name: 'Fout' });
  expect(await made()).toBe(2057);
  // In already, it is no news; and the next file goes on.
  expect(await jumpIn(fileId)).toBeUndefined();
  expect(await store.importRows(row(2058), row(99_999_999))).toMatchObject({ created: 1, unchanged: 1 });
  expect(await made()).toBe(2059);
});

test('a digit too many, in a later piece of a long file', async () => {
  const fileId = await store.upload([...rows(1441, 613), row(20_540)]);
  expect(await jumpIn(fileId)).toEqual({
    ...{ code: 'NUMBER_JUMP', count: 1, rows: [615] },
    ...{ before: 2053, after: 20_540 },
  });
  await store.run(fileId);
  expect(await made()).toBe(2054);
});

test('how a shop numbers is no jump, even far from where we begin: the next number is behind it', async () => {
  const fileId = await store.upload(rows(20_260_001, 25));
  expect(await jumpIn(fileId)).toBeUndefined();
  await store.run(fileId);
  expect(await made()).toBe(20_260_026);
});

test('the numbers that stand alone are passed over when they are reached', async () => {
  await store.importRows(...rows(2040, 15), row(30_001), row(30_002));
  expect(await made()).toBe(2055);
  await world.database.admin('UPDATE customers.counter SET last_number = 29999 WHERE store_id = $1', [
    store.storeId,
  ]);
  expect([await made(), await made(), await made()]).toEqual([30_000, 30_003, 30_004]);
});

const typo = resolve(process.cwd(), '../shared/data/field/number-typo-burns-counter.csv');
const withFile = existsSync(typo) ? test : test.skip;

withFile(
  'as a shop sent it: 99999999 alone, and the next customer has a number that an import takes',
  async () => {
    const fileId = await store.upload(readFileSync(typo));
    expect(await jumpIn(fileId)).toMatchObject({ count: 1, before: 1000, after: 99_999_999 });
    expect(await store.run(fileId)).toMatchObject({ created: 1 });
    const number = Number(await made());
    expect(number).toBe(1001);
    expect(await store.faultsOf(row(number), row(number + 1))).toMatchObject([{ code: 'NUMBER_TAKEN' }]);
  },
);
