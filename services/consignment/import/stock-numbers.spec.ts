import { forAllTests } from '../../kernel/testing/for-all-tests';
import { openShops, type Answer } from '../testing/shop';
import { StockFile } from '../testing/stock-file';

/** The number of an item that was mistyped comes in and is noted; the store's numbers go on where they were. */
const { world, shop } = forAllTests(openShops);
const file = new StockFile(7900);
const of = (...lines: string[]): string => file.of(...lines);

beforeAll(async () => {
  await shop.consignor(7900);
});

async function last(): Promise<number | undefined> {
  const [counted] = await world.database.admin<{ last: number }>(
    `SELECT last_number AS last FROM consignment.item_counter WHERE store_id = '30042'`,
  );
  return counted?.last;
}
async function jumpIn(content: string): Promise<object | undefined> {
  const { notes } = await shop.ask<{ notes: Answer[] }>(
    shop.staff,
    'query ($id: UUID!) { dryRunStock(fileId: $id) { ... on ImportDryRun { notes { code count rows before after } } } }',
    { id: await shop.upload(content) },
  );
  return notes.find(({ code }) => String(code) === 'NUMBER_JUMP');
}

test('an item far beyond the others is noted with both figures, and is not followed; a long row of them is', async () => {
  const [first, ...others] = [file.line(), file.line(), file.line()];
  const typo = of(first ?? '', file.line({ number: 2_000_000_000 }), ...others);
  expect(await jumpIn(typo)).toEqual({
    ...{ code: 'NUMBER_JUMP', count: 1, rows: [3] },
    ...{ before: file.number, after: 2_000_000_000 },
  });
  expect(await shop.import('Stock', typo)).toMatchObject({ created: 4 });
  expect(await last()).toBe(file.number);
  expect(await jumpIn(typo)).toBeUndefined();
  const numbered = of(...Array.from({ length: 600 }, (_none, at) => file.line({ number: 5_000_001 + at })));
  expect(await jumpIn(numbered)).toBeUndefined();
  await shop.import('Stock', numbered);
  expect(await last()).toBe(5_000_600);
});
