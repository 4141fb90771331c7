import { newId } from '../../kernel/id/id';
import { verifyLink } from '../../kernel/link/signed-link';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { staffOf } from '../../kernel/testing/open';
import { faultsOfPain } from '../testing/pain';
import { Payouts, type SeenRun } from '../testing/payouts';
import { openShops, Shop } from '../testing/shop';

/** What a bank is to transfer for a payout run [L8]. It is 22 November 2026. */
const { world, other } = forAllTests(openShops);
let [number, storeNumber] = [8400, 32100];
let shop: Shop;
let payouts: Payouts;

beforeEach(async () => {
  shop = new Shop(world, String((storeNumber += 1)));
  await shop.open();
  payouts = new Payouts(shop);
});

const settle = (input: object, of = shop): Promise<{ __typename: string }> =>
  of.ask(
    of.staff,
    'mutation ($input: UpdateConsignmentSettingsInput!) { updateConsignmentSettings(input: $input) { __typename } }',
    { input },
  );

/** A consignor with an account who is owed so much. */
async function owed(cents: number[], holder = 'A. Jansen', agreed: object = {}): Promise<string> {
  const customerId = await shop.consignor((number += 1), agreed);
  await payouts.setAccount({ customerId, iban: 'NL20 INGB 0001 2345 67', holder });
  await payouts.sold(customerId, cents);
  return customerId;
}

interface SeenTransfers {
  count: number;
  total: { amountMinor: number; currency: string };
  withoutAccount: number;
  formats: string[];
}

const transfersOf = async (runId: string, of = shop): Promise<SeenTransfers | null> =>
  (
    await of.ask<{ transfers: SeenTransfers | null }>(
      of.staff,
      'query ($id: UUID!) { payoutRun(id: $id) { transfers { count total { amountMinor currency } withoutAccount formats } } }',
      { id: runId },
    )
  ).transfers;

const PATH =
  'query ($runId: UUID!, $format: TransferFormat!) { transferFilePath(runId: $runId, format: $format) }';
const pathOf = (runId: string, format = 'PAIN_001', of = shop): Promise<string | null> =>
  of.ask(of.staff, PATH, { runId, format });

/** The file that the link leads to. */
async function fileOf(path: string | null): Promise<{ fileId: string; name: string; text: string }> {
  const link = verifyLink(world.ports.secret('links'), path?.split('/').at(-1) ?? '', world.clock.now());
  expect(link?.kind).toBe('transfer-file');
  const file = await world.ports.files.open(link?.storeId ?? '', link?.fileId ?? '');
  return { fileId: link?.fileId ?? '', name: link?.name ?? '', text: String(await file?.read()) };
}

const textsIn = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`, 'g'))].map(([, text]) => text ?? '');
const statementsOf = (run: SeenRun) => run.statements.nodes.map((each) => each.number);

test('a run by transfer has a file for the bank and a list, of what goes to accounts alone, and both come to what the run says [L8]', async () => {
  await settle({ payoutIban: 'NL91 ABNA 0417 1643 00', creditBonusPercent: 10 });
  await owed([1250, 333], 'Åse Bjørg Müller & Zn.');
  await owed([1001], '=1+1', { payoutCreditPercent: 33.33 });
  await owed([5000], 'B. Contant', { payoutMethod: 'CASH' });
  await owed([700], 'C. Tegoed', { payoutMethod: 'STORE_CREDIT' });
  const run = await payouts.pay({ method: null });
  expect(run.statementCount).toBe(4);
  // Of 10.01 a third, 3.34, is store credit.
  expect(await transfersOf(run.id)).toEqual({
    ...{ count: 2, total: { amountMinor: 1583 + 667, currency: 'EUR' } },
    ...{ withoutAccount: 0, formats: ['PAIN_001', 'CSV'] },
  });
  const { name, text } = await fileOf(await pathOf(run.id));
  expect(name).toBe(`overboekingen-2026-11-22-${statementsOf(run)[0]}.xml`);
  expect(await faultsOfPain(text)).toEqual([]);
  expect(textsIn(text, 'CtrlSum')).toEqual(['22.50', '22.50']);
  expect(textsIn(text, 'InstdAmt')).toEqual(['15.83', '6.67']);
  expect(textsIn(text, 'IBAN')).toEqual([
    ...['NL91ABNA0417164300', 'NL20INGB0001234567', 'NL20INGB0001234567'],
  ]);
  expect(textsIn(text, 'Nm').slice(2)).toEqual(['Åse Bjørg Müller + Zn.', '-1+1']);
  expect(textsIn(text, 'EndToEndId')).toEqual(['PAYOUT-1', 'PAYOUT-2']);
  expect(textsIn(text, 'Ustrd')[0]).toMatch(/^afrekening 1, /);
  expect(textsIn(text, 'Dt')).toEqual(['2026-11-22']);
  const list = await fileOf(await pathOf(run.id, 'CSV'));
  expect(list.name).toBe(name.replace('.xml', '.csv'));
  const rows = list.text.split('\r\n').map((row) => row.split(';'));
  expect(rows[0]).toEqual([
    ...['\ufeffAfrekening', 'Rekeninghouder', 'IBAN', 'Bedrag', 'Valuta', 'Omschrijving'],
  ]);
  expect(rows[1]?.slice(0, 5)).toEqual(['1', 'Åse Bjørg Müller & Zn.', 'NL20INGB0001234567', '15,83', 'EUR']);
  // What a spreadsheet would reckon is a text to it.
  expect(rows[2]?.slice(0, 4)).toEqual(['2', "'=1+1", 'NL20INGB0001234567', '6,67']);
});

test('what is taken back is in no file any more, and the bank knows the file by the run still', async () => {
  await settle({ payoutIban: 'NL91ABNA0417164300' });
  for (const cents of [[1000], [2000], [3000]]) await owed(cents);
  const run = await payouts.pay({ method: 'TRANSFER' });
  const before = await fileOf(await pathOf(run.id));
  const back = await payouts.reverse(run.id, { statementId: run.statements.nodes[1]?.id });
  expect(await transfersOf(run.id)).toMatchObject({ count: 2, total: { amountMinor: 4000 } });
  // The one that takes back pays nobody.
  expect(await transfersOf(back.id)).toBeNull();
  expect(await pathOf(back.id)).toBeNull();
  const after = await fileOf(await pathOf(run.id));
  expect(await faultsOfPain(after.text)).toEqual([]);
  expect(textsIn(after.text, 'InstdAmt')).toEqual(['10.00', '30.00']);
  expect(textsIn(after.text, 'CtrlSum')).toEqual(['40.00', '40.00']);
  expect(textsIn(after.text, 'MsgId')).toEqual(textsIn(before.text, 'MsgId'));
  expect(textsIn(after.text, 'MsgId')).toEqual([run.id.replaceAll('-', '')]);
  await payouts.reverse(run.id);
  expect(await transfersOf(run.id)).toMatchObject({ count: 0, formats: [] });
  expect(await pathOf(run.id)).toBeNull();
  expect(await pathOf(run.id, 'CSV')).toBeNull();
  expect(await pathOf(newId())).toBeNull();
});

test('where the store names no account of its own there is a list and no file for the bank; a run in cash has neither', async () => {
  await owed([1000]);
  const run = await payouts.pay({ method: 'TRANSFER' });
  expect(await transfersOf(run.id)).toMatchObject({ count: 1, formats: ['CSV'] });
  expect(await pathOf(run.id)).toBeNull();
  expect((await fileOf(await pathOf(run.id, 'CSV'))).text).toContain('10,00');
  await settle({ payoutIban: 'NL91ABNA0417164300' });
  expect(await transfersOf(run.id)).toMatchObject({ formats: ['PAIN_001', 'CSV'] });
  expect(await pathOf(run.id)).not.toBeNull();
  await owed([1000]);
  const cash = await payouts.pay({ method: 'CASH' });
  expect(await transfersOf(cash.id)).toMatchObject({ count: 0, withoutAccount: 0, formats: [] });
  await settle({ payoutIban: null });
  // Before accounts could be known, transfers were paid without one: that is said, and none of it is in a file.
  await world.database.admin(`ALTER TABLE consignment.statement DISABLE TRIGGER hold`);
  await world.database.admin(`ALTER TABLE consignment.statement DROP CONSTRAINT statement_goes_somewhere`);
  await world.database.admin(
    'UPDATE consignment.statement SET account_iban = NULL, account_holder = NULL WHERE store_id = $1 AND run_id = $2',
    [shop.storeId, run.id],
  );
  await world.database.admin(`ALTER TABLE consignment.statement ENABLE TRIGGER hold`);
  expect(await transfersOf(run.id)).toMatchObject({
    ...{ count: 0, total: { amountMinor: 0 }, withoutAccount: 1, formats: [] },
  });
});

test('more payments than are written at a time are all in the file, each once, and while the run goes on there is none', async () => {
  await settle({ payoutIban: 'NL91ABNA0417164300' });
  const customerId = await owed([100_000]);
  const run = await payouts.pay({ method: 'TRANSFER' });
  await world.database.admin('ALTER TABLE consignment.statement DISABLE TRIGGER reckon');
  await world.database.admin(
    `INSERT INTO consignment.statement (store_id, id, number, run_id, customer_id, name, language, method, total_minor, made_at, account_iban, account_holder)
     SELECT store_id, kernel.new_id(), 10000 + n, run_id, customer_id, name, language, method, n, made_at, account_iban, 'H ' || n
       FROM consignment.statement, generate_series(1, 1200) n WHERE store_id = $1 AND customer_id = $2`,
    [shop.storeId, customerId],
  );
  await world.database.admin('ALTER TABLE consignment.statement ENABLE TRIGGER reckon');
  const totalMinor = 100_000 + (1200 * 1201) / 2;
  expect(await transfersOf(run.id)).toMatchObject({ count: 1201, total: { amountMinor: totalMinor } });
  const { text } = await fileOf(await pathOf(run.id));
  expect(await faultsOfPain(text)).toEqual([]);
  expect(new Set(textsIn(text, 'EndToEndId')).size).toBe(1201);
  const cents = textsIn(text, 'InstdAmt').map((each) => Number(each.replace('.', '')));
  expect(cents.reduce((sum, each) => sum + each, 0)).toBe(totalMinor);
  expect(textsIn(text, 'CtrlSum')[0]).toBe((totalMinor / 100).toFixed(2));
  const rows = (await fileOf(await pathOf(run.id, 'CSV'))).text.trim().split('\r\n');
  expect(rows).toHaveLength(1202);
  await owed([1000]);
  const started = await payouts.start({ method: 'TRANSFER' });
  expect(await transfersOf(started.id)).toBeNull();
  expect(await pathOf(started.id, 'CSV')).toBeNull();
  await world.settled();
  expect(await transfersOf(started.id)).toMatchObject({ count: 1 });
});

test('a store in Norway pays in kroner, in its own words and by its own terms', async () => {
  const norwegian = new Shop(world, String((storeNumber += 1)));
  await world.storeArrives('consignment', norwegian.storeId, {
    ...{ version: 1, currency: 'NOK', language: 'nb', timeZone: 'Europe/Oslo' },
  });
  await norwegian.vat([['1900-01-01', 25]]);
  [shop, payouts] = [norwegian, new Payouts(norwegian)];
  await settle({ payoutIban: '86011117947', payoutBic: 'DNBANOKK' });
  const customerId = await shop.consignor((number += 1));
  await payouts.setAccount({ customerId, iban: '8601 11 17947', holder: 'Åge Ærø' });
  await payouts.sold(customerId, [12_345]);
  const run = await payouts.pay({ method: 'TRANSFER' });
  const { name, text } = await fileOf(await pathOf(run.id));
  expect(name).toMatch(/^overforinger-/);
  expect(await faultsOfPain(text)).toEqual([]);
  expect(text).toContain('<InstdAmt Ccy="NOK">123.45</InstdAmt>');
  expect(textsIn(text, 'BICFI')).toEqual(['DNBANOKK']);
  expect(textsIn(text, 'Cd')).toEqual(['NURG']);
});

test('only who may pay out has the file, whatever link they hold, and nobody once consignment is closed', async () => {
  await settle({ payoutIban: 'NL91ABNA0417164300' });
  const customerId = await owed([1000]);
  const run = await payouts.pay({ method: 'TRANSFER' });
  const { fileId } = await fileOf(await pathOf(run.id));
  const may = (actor: typeof shop.staff) =>
    world.services['consignment']?.files.mayDownload(actor, { fileId, kind: 'transfer-file' });
  const clerk = { ...staffOf(shop.storeId), rights: ['consignment.edit', 'consignment.settings'] };
  const payer = { ...staffOf(shop.storeId), rights: ['consignment.payout'] };
  expect(await may(shop.staff)).toBe(true);
  expect(await may(payer)).toBe(true);
  // The same link, once the right is taken away.
  expect(await may(clerk)).toBe(false);
  expect(await may(shop.portal(customerId))).toBe(false);
  const variables = { runId: run.id, format: 'CSV' };
  for (const actor of [clerk, shop.portal(customerId)]) {
    const { errors, data } = await world.run('consignment', actor, PATH, variables);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
    expect(data?.['transferFilePath'] ?? null).toBeNull();
  }
  expect(await pathOf(run.id, 'CSV', other)).toBeNull();
  await world.storeArrives('consignment', shop.storeId, { version: 9, modules: [] });
  expect(await pathOf(run.id)).toBeNull();
  expect(await may(payer)).toBe(false);
});
