import { forAllTests } from '../../kernel/testing/for-all-tests';
import { portalOf, staffOf } from '../../kernel/testing/open';
import { verifyLink } from '../../kernel/link/signed-link';
import { addItems } from '../testing/items';
import { openShops } from '../testing/shop';
import { soldUnit, tellSales, undoneUnit } from '../testing/unit-sales';

const { world, shop, other } = forAllTests(openShops);
const pathOf = (period?: object, of = shop): Promise<string | null> =>
  of.ask(of.staff, 'query ($period: Period) { marginReportPath(period: $period) }', { period });

/** The file that the link leads to: its id, its name, and its rows as a spreadsheet splits them. */
async function fileOf(path: string | null): Promise<{ fileId: string; name: string; rows: string[][] }> {
  const link = verifyLink(world.ports.secret('links'), path?.split('/').at(-1) ?? '', world.clock.now());
  const { fileId, name, kind } = link ?? { fileId: '', name: '', kind: '' };
  expect(kind).toBe('margin-report');
  const file = await world.ports.files.open(link?.storeId ?? '', fileId);
  const text = (await file?.read())?.toString('utf8') ?? '';
  expect(text.startsWith('\ufeff')).toBe(true);
  const lines = text.slice(1).split('\r\n');
  expect(lines.pop()).toBe('');
  return { fileId, name, rows: lines.map((line) => line.split(';')) };
}

/** A column of amounts added up, in cents. */
const sumOf = (rows: string[][], at: number): number =>
  rows.reduce((all, row) => all + Math.round(Number(row[at]?.replace(',', '.')) * 100), 0);

let customerId: string;
let numbers: number[];
beforeAll(async () => {
  customerId = await shop.consignor(6100);
  const items = await addItems(
    shop,
    customerId,
    Array.from({ length: 6 }, () => ({})),
  );
  numbers = items.map(({ number }) => number);
  const [a, b, c, d, e, f] = items.map(({ id }) => id) as [string, string, string, string, string, string];
  for (const [id, description] of [
    [a, '=HYPERLINK("http://bad")'],
    [d, 'Jas; rood'],
  ])
    await world.database.admin('UPDATE consignment.item SET description = $2 WHERE id = $1', [
      id,
      description,
    ]);
  const margin = { vatScheme: 'MARGIN' as const, soldForMinor: 1001 };
  await tellSales(
    shop,
    soldUnit(a, 1, { ...margin, soldOn: '2026-11-01' }),
    soldUnit(b, 1, { ...margin, soldOn: '2026-11-30' }),
    soldUnit(c, 1, { ...margin, soldOn: '2026-11-15', vatPercent: 9 }),
    soldUnit(d, 1, { vatScheme: 'NORMAL', soldForMinor: 1210, soldOn: '2026-11-16' }),
    soldUnit(e, 1, { ...margin, soldOn: '2026-10-31' }),
    soldUnit(f, 1, { ...margin, soldOn: '2026-11-17' }),
  );
  await tellSales(shop, undoneUnit(f, 2));
});

test('a period comes as a file with a line a sale that a spreadsheet reads, its days in its name, and no formula in it [L5]', async () => {
  const path = await pathOf({ from: '2026-11-01', until: '2026-11-30' });
  expect(path).toMatch(/^\/30042\/download\/[\w-]+\.[\w-]+$/);
  const { name, rows } = await fileOf(path);
  expect(name).toBe('marge-2026-11-01-2026-11-30.csv');
  const [heads, first, second, third, fourth] = rows;
  expect(heads?.slice(-4)).toEqual([
    ...['Verkocht voor (EUR)', 'Voor inbrenger (EUR)', 'Marge van de winkel (EUR)', 'Btw (EUR)'],
  ]);
  // The text is quoted, as it has quotes, behind the apostrophe that makes it one.
  expect(first?.slice(0, 3)).toEqual(['2026-11-01', String(numbers[0]), `"'=HYPERLINK(""http://bad"")"`]);
  expect(first?.slice(3)).toEqual(['6100', 'Klant 6100', 'marge', '21', '10,01', '5,01', '5,00', '0,87']);
  expect(second?.slice(5)).toEqual(['marge', '9', '10,01', '5,01', '5,00', '0,41']);
  // Its description has a semicolon, and is quoted.
  expect(third?.slice(2, 4)).toEqual(['"Jas', ' rood"']);
  expect(third?.slice(6)).toEqual(['hele prijs', '21', '12,10', '6,05', '6,05', '2,10']);
  expect(fourth?.[1]).toBe(String(numbers[1]));
  expect(rows).toHaveLength(5);
});

test('what its lines add up to is what the page says, to the cent', async () => {
  const period = { from: '2026-11-01', until: '2026-11-30' };
  const { rows } = await fileOf(await pathOf(period));
  const lines = rows.slice(1).map((row) => row.slice(-6));
  const figures = 'soldFor { amountMinor } share { amountMinor } margin { amountMinor } vat { amountMinor }';
  const report = await shop.ask<Record<string, Record<string, { amountMinor: number }>>>(
    shop.staff,
    `query ($period: Period) { marginReport(period: $period) { margin { ${figures} } normal { ${figures} } } }`,
    { period },
  );
  for (const [scheme, word] of [
    ['margin', 'marge'],
    ['normal', 'hele prijs'],
  ] as const) {
    const of = lines.filter((row) => row[0] === word);
    for (const [at, figure] of ['soldFor', 'share', 'margin', 'vat'].entries())
      expect([figure, sumOf(of, at + 2)]).toEqual([figure, report[scheme]?.[figure]?.amountMinor]);
  }
});

test('more sales than are read at once are all in it, each once, and without days it is named by the first sale and today', async () => {
  const [item] = await addItems(shop, customerId, [{}]);
  await tellSales(shop, soldUnit(item?.id ?? '', 1, { soldOn: '2026-09-01' }));
  await world.database.admin(
    `WITH made AS (INSERT INTO consignment.item (store_id, id, number, customer_id, price_minor, state, intake_on, received_on, return_on, share_percent, share_base)
       SELECT store_id, kernel.new_id(), 700000 + n, customer_id, price_minor, 'ON_SALE', intake_on, received_on, return_on, share_percent, share_base
         FROM consignment.item, generate_series(1, 2100) n WHERE id = $1 RETURNING id)
     INSERT INTO consignment.sale (store_id, id, customer_id, item_id, origin, sold_on, sold_for_minor, share_minor, store_part_minor, vat_percent, vat_scheme, sold_from)
       SELECT '30042', kernel.new_id(), $2, id, 'SALE', '2026-09-02', 1000, 500, 500, 21, 'MARGIN', 'ON_SALE' FROM made`,
    [item?.id, customerId],
  );
  const { name, rows } = await fileOf(await pathOf({ until: '2026-09-30' }));
  expect(name).toBe('marge-2026-09-01-2026-09-30.csv');
  expect(rows).toHaveLength(2102);
  expect(new Set(rows.map(([, number]) => number)).size).toBe(2102);
  // 2101 × 5.00 × 21 ÷ 121 = 1823.18.
  expect(sumOf(rows.slice(1), rows[0]!.length - 1)).toBe(182_318);
  const { name: ever } = await fileOf(await pathOf());
  expect(ever).toBe('marge-2026-09-01-2026-11-22.csv');
});

test('staff of the store have the file; others have not, whatever link they hold, and nobody once consignment is closed', async () => {
  const { fileId } = await fileOf(await pathOf({ from: '2026-11-01' }));
  const may = (actor: typeof shop.staff) =>
    world.services['consignment']?.files.mayDownload(actor, { fileId, kind: 'margin-report' });
  expect(await may(shop.staff)).toBe(true);
  expect(await may(shop.portal(customerId))).toBe(false);
  expect(await may(portalOf('10007', customerId))).toBe(false);
  const { errors } = await world.run('consignment', shop.portal(customerId), '{ marginReportPath }');
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  expect((await fileOf(await pathOf({}, other))).rows).toHaveLength(1);
  await world.storeArrives('consignment', other.storeId, { version: 9, modules: [] });
  expect(await pathOf({}, other)).toBeNull();
  expect(await may(staffOf('10007'))).toBe(false);
  await expect(pathOf({ from: '2026-11-02', until: '2026-11-01' })).rejects.toThrow('OUT_OF_RANGE');
});
