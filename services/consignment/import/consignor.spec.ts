import { forAllTests } from '../../kernel/testing/for-all-tests';
import { Client } from 'pg';
import { refusedFaults } from '../testing/faults';
import { Entering } from '../testing/intakes';
import { openShops, Shop, type Answer } from '../testing/shop';

const header =
  'Klantnr;G.D.;Verhouding %;Klant mag artikelen aanmaken;Aantal artikelen;Email retourdatum;Notitie agenda';
const file = (...lines: string[]): string => [header, ...lines].join('\r\n');
const done = (created: number, updated: number, unchanged: number) => ({
  __typename: 'ImportDone',
  created,
  updated,
  unchanged,
});

const { world } = forAllTests(openShops);
let shop: Shop;
let other: Shop;
let ids: Map<number, string>;
let stores = 0;

// Two stores a test, one with self-entry: no test sees what another imported.
beforeEach(async () => {
  const end = String((stores += 1)).padStart(2, '0');
  [shop, other] = [new Shop(world, `300${end}`), new Shop(world, `100${end}`)];
  await shop.open();
  await other.open(1, 'NOK', 'Europe/Oslo');
  ids = await shop.customers(1, 2, 3);
});

const agreement = (number: number): Promise<Answer | null> =>
  shop.consignorOf(
    shop.staff,
    ids.get(number) ?? '',
    'charity consignorSharePercent mayCreateItems itemAllowance itemAllowanceRemaining returnMail calendarNote version',
  );

const faultsOf = async (of: Shop, ...lines: string[]): Promise<object[]> =>
  (await refusedFaults(of, 'ConsignorSettings', file(...lines))).map(
    ({ value: _value, ...fault }: { value?: string }) => fault,
  );

test('a share has the decimals of the file, and read again it is the same one', async () => {
  const content = file('1;;33,33;;;;', '2;;66,7 %;;;;');
  expect(await shop.import('ConsignorSettings', content)).toEqual(done(2, 0, 0));
  expect(await agreement(1)).toMatchObject({ consignorSharePercent: 33.33 });
  expect(await agreement(2)).toMatchObject({ consignorSharePercent: 66.7 });
  expect(await shop.import('ConsignorSettings', content)).toEqual(done(0, 0, 2));
  expect(await shop.import('ConsignorSettings', file('1;;33.3;;;;'))).toEqual(done(0, 1, 0));
  expect((await shop.dryRun('ConsignorSettings', file('1;;33,333;;;;')))['faultCount']).toBe(1);
});

test('each column becomes an agreement', async () => {
  expect(
    await shop.import('ConsignorSettings', file('1;Ja;45;Ja;200;Nee;Ja', '2;Nee;;Nee;0;Ja;Nee')),
  ).toEqual(done(2, 0, 0));
  expect(await agreement(1)).toEqual({
    charity: 'YES',
    consignorSharePercent: 45,
    mayCreateItems: true,
    itemAllowance: 200,
    itemAllowanceRemaining: 200,
    returnMail: false,
    calendarNote: true,
    version: 1,
  });
  expect(await agreement(2)).toMatchObject({
    charity: 'NO',
    consignorSharePercent: null,
    mayCreateItems: false,
  });
});

test("a blank is not asked, the store's split, no self-entry, none, mail, no note", async () => {
  await shop.import('ConsignorSettings', file('1;;;;;;'));
  expect(await agreement(1)).toMatchObject({
    charity: 'NOT_ASKED',
    consignorSharePercent: null,
    mayCreateItems: false,
    itemAllowance: 0,
    returnMail: true,
    calendarNote: false,
  });
});

test("the dry run says how many were not asked and how many get the store's split", async () => {
  expect(
    await shop.dryRun('ConsignorSettings', file('1;;50;Ja;1;Ja;Ja', '2;;;Ja;1;Ja;Ja', '3;Ja;50;Ja;1;Ja;Ja')),
  ).toMatchObject({
    notes: [
      { code: 'CHARITY_NOT_ASKED', count: 2, rows: [2, 3] },
      { code: 'SPLIT_BLANK', count: 1, rows: [3] },
    ],
  });
});

test.each([
  ['201 items', '1;Ja;50;Ja;201;Ja;Ja', { column: 'Aantal artikelen', code: 'OUT_OF_RANGE' }],
  ['a split of 101', '1;Ja;101;Ja;1;Ja;Ja', { column: 'Verhouding %', code: 'OUT_OF_RANGE' }],
  ['maybe', '1;Misschien;50;Ja;1;Ja;Ja', { column: 'G.D.', code: 'NOT_ALLOWED' }],
  ['no number', ';Ja;50;Ja;1;Ja;Ja', { column: 'Klantnr', code: 'REQUIRED' }],
])('%s is a fault', async (_what, line, fault) => {
  expect(await faultsOf(shop, line)).toEqual([{ row: 2, ...fault }]);
});

test('what staff are saving at that moment is what the file is compared with', async () => {
  await shop.import('ConsignorSettings', file('1;Ja;50;Ja;10;Ja;Ja'));
  const saving = new Client({ connectionString: world.database.adminUrl });
  await saving.connect();
  const [where, values] = ['customer_id = $1', [ids.get(1)]];
  await saving.query('BEGIN');
  await saving.query(`SELECT 1 FROM consignment.customer WHERE id = $1 FOR NO KEY UPDATE`, values);
  await saving.query(
    `UPDATE consignment.consignor SET consignor_share_percent = 40, version = version + 1 WHERE ${where}`,
    values,
  );
  const imported = shop.import('ConsignorSettings', file('1;Ja;40;Ja;10;Ja;Ja'));
  for (let blocked = 0; blocked === 0;)
    blocked = (await world.database.admin('SELECT FROM pg_locks WHERE NOT granted')).length;
  await saving.query('COMMIT');
  await saving.end();
  expect(await imported).toEqual(done(0, 0, 1));
  expect(await agreement(1)).toMatchObject({ consignorSharePercent: 40, version: 2 });
});

test('a number that comes again is a fault', async () => {
  expect(await faultsOf(shop, '1;;;;;;', '2;;;;;;', '1;;;;;;')).toEqual([
    { row: 4, column: 'Klantnr', code: 'REPEATED' },
  ]);
});

test('self-entry in a store that cannot have it is noted with its rows, and the rest of them comes in', async () => {
  const customers = await other.customers(1, 2, 3);
  const content = file('1;Ja;50;Ja;1;Ja;Ja', '2;Ja;50;Nee;1;Ja;Ja', '3;Nee;40;Ja;25;Ja;Ja');
  expect(await other.dryRun('ConsignorSettings', content)).toMatchObject({
    ...{ faultCount: 0, toCreate: 3 },
    notes: [{ code: 'SELF_ENTRY_NOT_TAKEN', count: 2, rows: [2, 4] }],
  });
  expect(await other.import('ConsignorSettings', content)).toEqual(done(3, 0, 0));
  expect(
    await other.consignorOf(
      other.staff,
      customers.get(3) ?? '',
      'charity consignorSharePercent mayCreateItems itemAllowance',
    ),
  ).toEqual({ charity: 'NO', consignorSharePercent: 40, mayCreateItems: false, itemAllowance: 25 });
  expect(await other.import('ConsignorSettings', content)).toEqual(done(0, 0, 3));
});

test('while self-entry is switched off a file says nothing of it: yesterday’s is taken still, and what is kept is there when it is on', async () => {
  const content = file('1;Ja;45;Ja;50;Nee;Ja', '2;Ja;45;Nee;50;Nee;Ja');
  await shop.import('ConsignorSettings', content);
  const modules = ['CONSIGNMENT', 'MARKDOWN'];
  await world.storeArrives('consignment', shop.storeId, { version: 2, modules });
  expect(await shop.import('ConsignorSettings', content)).toMatchObject({ __typename: 'ImportDone' });
  const changed = file('1;Ja;40;Nee;50;Nee;Ja', '2;Ja;40;Ja;50;Nee;Ja');
  expect(await shop.dryRun('ConsignorSettings', changed)).toMatchObject({
    ...{ faultCount: 0, toUpdate: 2 },
    notes: [{ code: 'SELF_ENTRY_NOT_TAKEN', count: 1, rows: [3] }],
  });
  expect(await shop.import('ConsignorSettings', changed)).toEqual(done(0, 2, 0));
  await world.storeArrives('consignment', shop.storeId, { version: 3 });
  expect(await agreement(1)).toMatchObject({ mayCreateItems: true, consignorSharePercent: 40 });
  expect(await agreement(2)).toMatchObject({ mayCreateItems: false, consignorSharePercent: 40 });
});

test('a column that is not in the file leaves what was agreed; of a new consignor it is the default, and said', async () => {
  await shop.import('ConsignorSettings', file('1;Ja;45;Ja;50;Nee;Ja'));
  const narrow = 'Klantnr;;Aantal artikelen;;Kleur\r\n1;kept;60;;rood\r\n2;;7;;blauw\r\n';
  expect(await shop.dryRun('ConsignorSettings', narrow)).toMatchObject({
    columnsRead: ['Klantnr', 'Aantal artikelen'],
    // One without a heading by its letter, where it says anything.
    columnsIgnored: ['B', 'Kleur'],
    columnsAbsent: [
      'G.D.',
      'Verhouding %',
      'Klant mag artikelen aanmaken',
      'Email retourdatum',
      'Notitie agenda',
    ],
    notes: [
      { code: 'CHARITY_NOT_ASKED', count: 1, rows: [3] },
      { code: 'SPLIT_BLANK', count: 1, rows: [3] },
    ],
    changes: [
      {
        row: 2,
        number: 1,
        cells: [{ column: 'Aantal artikelen', kind: 'NUMBER', before: '50', after: '60' }],
      },
    ],
  });
  expect(await shop.import('ConsignorSettings', narrow)).toEqual(done(1, 1, 0));
  const before = { charity: 'YES', consignorSharePercent: 45, mayCreateItems: true, returnMail: false };
  expect(await agreement(1)).toMatchObject({ ...before, calendarNote: true, itemAllowance: 60 });
  expect(await agreement(2)).toMatchObject({ charity: 'NOT_ASKED', itemAllowance: 7, returnMail: true });
});

test('a file with the numbers alone changes nothing', async () => {
  await shop.import('ConsignorSettings', file('1;Ja;45;Ja;50;Nee;Ja'));
  const before = await agreement(1);
  expect(await shop.import('ConsignorSettings', 'Klantnr\r\n1')).toEqual(done(0, 0, 1));
  expect(await agreement(1)).toEqual(before);
});

test('the same number in another store is another consignor', async () => {
  const theirs = await other.consignor(1, { charity: 'NO' });
  await shop.import('ConsignorSettings', file('1;Ja;50;Ja;1;Ja;Ja'));
  expect(await other.consignorOf(other.staff, theirs, 'charity version')).toEqual({
    charity: 'NO',
    version: 1,
  });
});

test('an equal row is skipped, whatever was agreed since', async () => {
  const content = file('1;Ja;45;Ja;50;Ja;Ja');
  await shop.import('ConsignorSettings', content);
  await shop.agree({ customerId: ids.get(1), charity: 'NO', itemAllowance: 5 });
  expect(await shop.import('ConsignorSettings', content)).toEqual(done(0, 0, 1));
  expect(await agreement(1)).toMatchObject({ charity: 'NO', itemAllowance: 5, version: 2 });
});

test('a changed row changes the agreement; what remains of an unchanged allowance stays, of another one it is counted afresh', async () => {
  await shop.import('ConsignorSettings', file('1;Ja;45;Ja;50;Ja;Ja'));
  const customerId = ids.get(1) ?? '';
  await new Entering(shop, shop.portal(customerId), customerId).fill(43);
  expect(await shop.import('ConsignorSettings', file('1;Nee;45;Ja;50;Ja;Ja'))).toEqual(done(0, 1, 0));
  expect(await agreement(1)).toMatchObject({
    charity: 'NO',
    itemAllowance: 50,
    itemAllowanceRemaining: 7,
    version: 2,
  });
  expect(await shop.import('ConsignorSettings', file('1;Nee;45;Ja;60;Ja;Ja'))).toEqual(done(0, 1, 0));
  expect(await agreement(1)).toMatchObject({ itemAllowance: 60, itemAllowanceRemaining: 17 });
});

test('a changed row that says otherwise than what staff agreed since is a fault at each such cell, and nothing is written', async () => {
  await shop.import('ConsignorSettings', file('1;Ja;45;Ja;50;Ja;Ja', '2;Ja;45;Ja;50;Ja;Ja'));
  await shop.agree({ customerId: ids.get(1), charity: 'NOT_ASKED', consignorSharePercent: 60 });
  const content = file('1;Ja;45;Ja;51;Ja;Ja', '2;Nee;45;Ja;50;Ja;Ja');
  expect((await shop.dryRun('ConsignorSettings', content))['faults']).toEqual([
    expect.objectContaining({ row: 2, column: 'G.D.', code: 'CHANGED_HERE', hint: null }),
    expect.objectContaining({ row: 2, column: 'Verhouding %', code: 'CHANGED_HERE', hint: '60' }),
  ]);
  expect(await shop.import('ConsignorSettings', content)).toEqual({
    __typename: 'ImportFaulty',
    faultCount: 2,
  });
  expect(await agreement(1)).toMatchObject({
    charity: 'NOT_ASKED',
    consignorSharePercent: 60,
    itemAllowance: 50,
  });
  expect(await agreement(2)).toMatchObject({ charity: 'YES', version: 1 });
  // The file that says what stands here is right again, and its other columns count.
  expect(await shop.import('ConsignorSettings', file('1;;60;Ja;51;Ja;Ja'))).toEqual(done(0, 1, 0));
});

test('what staff agreed with somebody who was never imported is not overwritten; what nobody agreed is filled in', async () => {
  await shop.agree({ customerId: ids.get(1), consignorSharePercent: 60 });
  expect(await faultsOf(shop, '1;Ja;45;Ja;50;Ja;Ja')).toEqual([
    { row: 2, column: 'Verhouding %', code: 'CHANGED_HERE' },
  ]);
  expect(await shop.import('ConsignorSettings', file('1;Ja;60;Ja;50;Ja;Ja'))).toEqual(done(0, 1, 0));
  expect(await agreement(1)).toMatchObject({ charity: 'YES', itemAllowance: 50, consignorSharePercent: 60 });
});

test('while staff agree otherwise at that very moment, one of the two is refused and none is lost unseen', async () => {
  await shop.import('ConsignorSettings', file('1;Ja;45;Ja;50;Ja;Ja'));
  for (let round = 0; round < 10; round += 1) {
    const [before, share] = [await agreement(1), 50 + round];
    const [written] = await Promise.all([
      shop.import('ConsignorSettings', file(`1;Ja;45;Ja;${100 + round};Ja;Ja`)),
      shop.agree({ customerId: ids.get(1), consignorSharePercent: share, version: before?.['version'] }),
    ]);
    const after = await agreement(1);
    if (written.__typename === 'ImportDone') expect(after).toMatchObject({ itemAllowance: 100 + round });
    else
      expect(after).toMatchObject({ consignorSharePercent: share, itemAllowance: before?.['itemAllowance'] });
    await shop.agree({ customerId: ids.get(1), consignorSharePercent: 45 });
  }
});

test('a row that says what is agreed already changes nothing', async () => {
  await shop.agree({ customerId: ids.get(1), charity: 'YES', itemAllowance: 50 });
  expect(await shop.import('ConsignorSettings', file('1;Ja;;Nee;50;Ja;Nee'))).toEqual(done(0, 0, 1));
  expect(await agreement(1)).toMatchObject({ version: 1 });
});
