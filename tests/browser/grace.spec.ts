import { Client } from 'pg';
import { startEmbedded } from '../../services/embedded/embedded';
import { must, staffOf, until } from '../product/graph';
import { button } from './activation';
import { atConsole } from './at-console';
import { faultsOf, readers } from './browser';
import { openShop } from './shop';

const { product, browser } = openShop();
const [phone, desk] = [readers[0]!, readers[2]!];

/** The night of the shop comes at once: wherever it is noon now its night is over. */
async function nightComes(): Promise<void> {
  const dataRoot = product.environment['KOMMIS_DATA'] ?? '';
  const { adminUrl } = await startEmbedded({ dataRoot, whenRunning: 'join' });
  const client = new Client({ connectionString: adminUrl.replace(/\/postgres$/, '/kommis') });
  await client.connect();
  const hoursWest = new Date().getUTCHours() - 12;
  const zone = `Etc/GMT${hoursWest < 0 ? '' : '+'}${hoursWest}`;
  await client.query(
    `UPDATE consignment.store SET grace_ended_on = NULL, time_zone = $1 WHERE store_id = '30042'`,
    [zone],
  );
  await client.query(`SELECT graphile_worker.add_job('consignment.end-grace', '{"storeId":"00000"}')`);
  await client.end();
}

test('staff see what would go in the coming night before they have it so, switch it on, and read in the morning what went', async () => {
  const staff = await staffOf(product, '30042');
  const settle =
    'mutation ($input: UpdateConsignmentSettingsInput!) { updateConsignmentSettings(input: $input) { __typename } }';
  await must(product, staff, settle, { input: { graceDays: 0 } });
  // Whose goods are past their grace gives to charity from now on.
  const query = '{ dueItems(filter: { graceOver: true }) { items(first: 1) { nodes { customer { id } } } } }';
  type Due = { items: { nodes: { customer: { id: string } }[] } };
  const [whose] = (await must<Due>(product, staff, query)).items.nodes;
  await must(
    product,
    staff,
    'mutation ($input: UpdateConsignorInput!) { updateConsignor(input: $input) { __typename } }',
    {
      input: { customerId: whose?.customer.id, charity: 'YES' },
    },
  );
  const grace =
    'query ($afterGrace: AfterGrace) { graceEnding(afterGrace: $afterGrace) { toStore toCharity left last { id moved } } }';
  type Grace = { toStore: number; toCharity: number; left: number; last: { id: string; moved: number }[] };
  const coming = await must<Grace>(product, staff, grace, { afterGrace: 'DONATED' });
  expect(coming.toCharity).toBeGreaterThan(0);

  const page = await atConsole(product, browser, phone);
  await page.goto(`${product.url}/30042/console/due`);
  await page.getByText('Er gebeurt niets vanzelf').waitFor();
  await page.goto(`${product.url}/30042/console/settings/consignment`);
  const nights = page.locator('.nights li');
  await nights.first().waitFor();
  const said = await nights.last().innerText();
  expect(said).toMatch(/^Kiest u hierboven “.+”:/);
  expect(said).toMatch(new RegExp(`${coming.toCharity} artikel(en gaan| gaat) naar een goed doel`));
  // What becomes of none is not said.
  expect(said.includes('van de winkel.')).toBe(coming.toStore > 0);
  expect(said.includes('bij Retouren')).toBe(coming.left > 0);
  await page.locator('[name=afterGrace]').selectOption('DONATED');
  await page.locator('[name=afterGraceByItself]').check();
  await button(page, 'Bewaren');
  await page.waitForURL(/saved=yes/);
  expect(await page.locator('[name=afterGraceByItself]').isChecked()).toBe(true);
  await page.context().close();

  await nightComes();
  await until('the night', async () => (await must<Grace>(product, staff, grace, {})).last.length > 0);
  const morning = await atConsole(product, browser, desk);
  await morning.goto(`${product.url}/30042/console/settings/consignment`);
  expect(await faultsOf(morning, desk)).toEqual([]);
  await morning.goto(`${product.url}/30042/console/due`);
  await morning.getByText('’s nachts gebeurt vanzelf wat afgesproken is').waitFor();
  const night = morning.locator('main .note', { hasText: 'Vanzelf, in de nacht van' });
  expect(await night.innerText()).toMatch(/\d+ artikel(en gingen| ging) naar een goed doel/);
  expect(await faultsOf(morning, desk)).toEqual([]);
  await night.getByRole('link', { name: 'Welke' }).first().click();
  const done = morning.locator('main .note', { hasText: 'Naar goed doel' });
  expect(await done.locator('li').count()).toBe(coming.toCharity);
  expect(await faultsOf(morning, desk)).toEqual([]);
  // Each leads to its page, where it is moved on as ever.
  await done.locator('li a').first().click();
  await morning.waitForURL(/\/items\/[0-9a-f-]{36}/);
  await morning.context().close();
});
