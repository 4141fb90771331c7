import { must, staffOf } from '../product/graph';
import { atConsole } from './at-console';
import { faultsOf, readers, textOf } from './browser';
import { openShop } from './shop';

const { product, browser } = openShop();
const reader = readers[2]!;
const euros = (minor: number): string =>
  new Intl.NumberFormat('nl-NL', { style: 'currency', currency: 'EUR' })
    .format(minor / 100)
    .replace(/\s/g, ' ');

interface Payable {
  candidates: {
    nodes: { customer: { id: string; displayName: string }; payable: { amountMinor: number } }[];
  };
}

test('before store credit is withdrawn staff read so, and who wanted it another way is named before all are paid as agreed [S19]', async () => {
  const staff = await staffOf(product, '30042');
  const desk = `${product.url}/30042/console`;
  const { candidates } = await must<Payable>(
    product,
    staff,
    '{ payoutPreview { candidates(first: 2, verdict: TO_PAY) { nodes { customer { id displayName } payable { amountMinor } } } } }',
  );
  const [{ customer, payable }, other] = candidates.nodes as [
    Payable['candidates']['nodes'][number],
    Payable['candidates']['nodes'][number],
  ];
  const page = await atConsole(product, browser, reader);
  const wish = { customerId: customer.id, method: 'CASH', note: '' };
  const askFor = 'mutation ($input: AskForPayoutInput!) { askForPayout(input: $input) { __typename } }';
  await must(product, staff, askFor, { input: wish });
  await page.goto(`${desk}/payouts`);
  expect(await textOf(page)).toMatch(/Gevraagd op \d+ \w+ \d{4} · Liefst contant/);
  const named = `Vroeg het anders: ${customer.displayName} (contant)`;
  await page.goto(`${desk}/payouts?by=agreed`);
  expect(await textOf(page)).toContain(named);
  expect(await faultsOf(page, reader)).toEqual([]);
  for (const query of [`customer=${customer.id}&by=cash`, `customer=${other.customer.id}&by=agreed`]) {
    await page.goto(`${desk}/payouts?${query}`);
    expect(await textOf(page)).not.toContain('Vroeg het anders');
  }
  await page.goto(`${desk}/payouts?customer=${customer.id}&by=store_credit`);
  expect(await textOf(page)).toContain(named);
  await page.getByRole('button', { name: /^Ja, / }).click();
  await page.waitForURL(/made=yes/);
  await page.getByText('1 afrekening, ').first().waitFor();
  const run = page.url().replace(/\?.*/, '');
  await page.locator('tbody a').first().click();
  await page.waitForURL(/\/statements\//);
  await page.getByRole('link', { name: 'Terugdraaien…' }).click();
  await page.waitForURL(/back=/);
  const withdrawn = 'Tegoed dat ermee gegeven is, vervalt';
  expect(await textOf(page)).toContain(withdrawn);
  await page.goto(`${run}?back=all`);
  expect(await textOf(page)).toContain(withdrawn);
  expect(await faultsOf(page, reader)).toEqual([]);
  await page.getByRole('button', { name: /^Ja, / }).click();
  await page.waitForURL(/made=yes/);
  await page.getByText('1 afrekening teruggedraaid').first().waitFor();
  // Whoever stops what has ended already reads what was done.
  const late = await page.request.post(`${page.url().replace(/\?.*/, '')}?/stop`, {
    ...{ headers: { origin: product.url, accept: 'text/html' }, form: {}, maxRedirects: 0 },
  });
  expect([late.status(), late.headers()['location']]).toEqual([303, expect.stringMatching(/\?made=yes$/)]);
  await page.locator('tbody a').first().click();
  await page.waitForURL(/\/statements\//);
  const credit = euros(payable.amountMinor + Math.round(payable.amountMinor / 10));
  expect(await textOf(page)).toContain(`Het tegoed van ${credit} dat ermee gegeven was, verviel`);
  expect(await faultsOf(page, reader)).toEqual([]);
  await page.context().close();
});
