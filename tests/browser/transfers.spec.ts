import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { must, staffOf, type Asker } from '../product/graph';
import { atConsole } from './at-console';
import { faultsOf, readers, sideways, textOf } from './browser';
import { openShop } from './shop';

const { product, browser } = openShop();

interface Payable {
  count: number;
  total: { amountMinor: number };
  candidates: { nodes: { customer: { id: string; displayName: string } }[] };
}
let staff: Asker;
let desk: string;
let runId: string;

/** Somebody has an account and is paid by transfer. */
beforeAll(async () => {
  staff = await staffOf(product, '30042');
  desk = `${product.url}/30042/console`;
  const preview = (customerId: string | null): Promise<Payable> =>
    must<Payable>(
      product,
      staff,
      `query ($customerId: UUID) { payoutPreview(customerId: $customerId, method: CASH) { count total { amountMinor }
         candidates(first: 1, verdict: TO_PAY) { nodes { customer { id displayName } } } } }`,
      { customerId },
    );
  const customerId = (await preview(null)).candidates.nodes[0]?.customer.id ?? '';
  await must(
    product,
    staff,
    'mutation ($input: SetBankAccountInput!) { setBankAccount(input: $input) { __typename } }',
    { input: { customerId, iban: 'NL20 INGB 0001 2345 67', holder: 'Åse Ærø & Zn.' } },
  );
  const { count, total } = await preview(customerId);
  const started = await must<{ id: string }>(
    product,
    staff,
    'mutation ($input: StartPayoutRunInput!) { startPayoutRun(input: $input) { __typename ... on PayoutRun { id } } }',
    { input: { customerId, method: 'TRANSFER', count, totalMinor: total.amountMinor } },
  );
  runId = started.id;
  for (let isOver = false; !isOver;) {
    const run = await must<{ endedAt: string | null }>(
      product,
      staff,
      'query ($id: UUID!) { payoutRun(id: $id) { endedAt } }',
      { id: runId },
    );
    isOver = run.endedAt !== null;
  }
});

async function downloaded(page: Page, name: RegExp): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name }).click(),
  ]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

test.each(readers)(
  '$name staff fill in the account of the shop, and download the file for the bank and the list, whose sum stands beside them [L8]',
  async (reader) => {
    const page = await atConsole(product, browser, reader);
    await page.goto(`${desk}/settings/consignment`);
    await page.getByLabel('Rekening waarvan u uitbetaalt').fill('');
    await page.getByRole('button', { name: 'Bewaren' }).click();
    await page.waitForURL(/saved=yes/);

    await page.goto(`${desk}/payouts/${runId}`);
    expect(await textOf(page)).toMatch(/1 overboeking, € [\d.]+,\d\d\. De bank moet op hetzelfde/);
    expect(await page.getByRole('link', { name: /voor de bank/ }).count()).toBe(0);
    expect(await faultsOf(page, reader)).toEqual([]);
    expect(await sideways(page)).toEqual([]);
    // An address that somebody kept leads back to where it is said why there is none.
    await page.goto(`${desk}/payouts/${runId}/transfers?as=xml`);
    await page.waitForURL(/nofile=yes/);
    expect(await textOf(page)).toContain('Dat bestand is er niet');
    await page.getByRole('link', { name: 'Rekening van de winkel invullen' }).click();
    await page.waitForURL(/settings\/consignment#payoutIban/);
    await page.getByLabel('Rekening waarvan u uitbetaalt').fill('NL91 ABNA 0417 1643 01');
    await page.getByRole('button', { name: 'Bewaren' }).click();
    await page.getByText('Dit is geen IBAN').first().waitFor();
    // What no figure can be is told in the same round.
    const term = await page.locator('[name=returnTermDays]').inputValue();
    await page.locator('[name=returnTermDays]').fill('twee weken');
    await page.getByRole('button', { name: 'Bewaren' }).click();
    await page.locator('#returnTermDays[aria-invalid=true]').waitFor();
    await page.getByText('Dit is geen IBAN').first().waitFor();
    await page.locator('[name=returnTermDays]').fill(term);
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.getByLabel('Rekening waarvan u uitbetaalt').fill('NL91 ABNA 0417 1643 00');
    await page.getByRole('button', { name: 'Bewaren' }).click();
    await page.waitForURL(/saved=yes/);

    await page.goto(`${desk}/payouts/${runId}`);
    const sum = /1 overboeking, € ([\d.]+),(\d\d)/.exec(await textOf(page));
    const whole = sum?.[1]?.replaceAll('.', '');
    expect(await faultsOf(page, reader)).toEqual([]);
    const file = await downloaded(page, /voor de bank/);
    expect(file.name).toMatch(/^overboekingen-\d{4}-\d\d-\d\d-\d+\.xml$/);
    expect(file.text).toContain(`<CtrlSum>${whole}.${sum?.[2]}</CtrlSum>`);
    expect(file.text).toContain('<Nm>Åse Ærø + Zn.</Nm>');
    expect(file.text).toContain('<IBAN>NL91ABNA0417164300</IBAN>');
    const list = await downloaded(page, /^Lijst/);
    expect(list.text).toContain(`;NL20INGB0001234567;${whole},${sum?.[2]};EUR;`);
    await page.context().close();
  },
);

test('who may not pay out has no page of it', async () => {
  const reader = readers[2]!;
  const page = await atConsole(product, browser, reader, 'mila@');
  const answer = await page.goto(`${desk}/payouts/${runId}/transfers?as=csv`);
  expect(answer?.status()).toBe(403);
  await page.context().close();
});
