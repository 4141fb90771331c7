import { mkdirSync } from 'node:fs';
import { generateSync } from 'otplib';
import type { Page } from 'playwright-core';
import { must, staffOf, until, type Asker } from '../product/graph';
import { button, logIn } from './activation';
import { faultsOf, readers, textOf, visit, type Reader } from './browser';
import { openShop } from './shop';

const { product, browser } = openShop();

const pictures = process.env['KOMMIS_PICTURES'];
/** The page as it is, to be looked at, where somebody asks for that. */
async function shoot(page: Page, reader: Reader, name: string): Promise<void> {
  if (pictures === undefined) return;
  mkdirSync(pictures, { recursive: true });
  const path = `${pictures}/${name}-${reader.width}-${reader.dark ? 'dark' : 'light'}.png`;
  await page.screenshot({ path, fullPage: true });
}

const used = new Map<string, number>();
/** A code that was not used yet: of this half minute or the next. */
const codeOf = (secret: string): Promise<string> =>
  until('a code that was not used', async () => {
    const now = Math.floor(Date.now() / 1000);
    const step = Math.max(Math.floor(now / 30), (used.get(secret) ?? 0) + 1);
    if (step > Math.floor(now / 30) + 1) return undefined;
    used.set(secret, step);
    return generateSync({ secret, epoch: step * 30 });
  });

/** The owner, with two steps, or she could not change what the store asks. */
async function owner(): Promise<Asker> {
  const els = await staffOf(product, '30042');
  const begin = 'mutation { beginTotp { ... on TwoFactor { setUp { secret } } } }';
  const { setUp: begun } = await must<{ setUp: { secret: string } }>(product, els, begin);
  const confirm =
    'mutation ($input: ConfirmTotpInput!) { confirmTotp(input: $input) { ... on TotpConfirmed { sessionToken } } }';
  const code = generateSync({ secret: begun.secret });
  const { sessionToken } = await must<{ sessionToken: string }>(product, els, confirm, { input: { code } });
  return { ...els, token: sessionToken };
}

async function policy(els: Asker, twoFactor: string): Promise<void> {
  const text = `mutation ($input: UpdateStoreInput!) { updateStore(input: $input) { __typename ... on Store { twoFactor } } }`;
  expect(await must(product, els, text, { input: { twoFactor } })).toMatchObject({ twoFactor });
}

const secretIn = async (page: Page): Promise<string> =>
  (await page.locator('code.secret').innerText()).replaceAll(/\s/g, '');
const typeCode = async (page: Page, code: string, go: string): Promise<void> => {
  await page.getByLabel(/^Code/).fill(code);
  await button(page, go);
};

/** What somebody sees who sets it up on this page, to the codes on paper. */
async function setUp(page: Page, reader: Reader, name: string): Promise<{ secret: string; codes: string[] }> {
  await button(page, 'Instellen');
  await page.getByRole('img', { name: 'Vierkante code voor uw app' }).waitFor();
  expect(await faultsOf(page, reader)).toEqual([]);
  await shoot(page, reader, `${name}-set-up`);
  const secret = await secretIn(page);
  await typeCode(page, '000 000', 'Aanzetten');
  await page.getByRole('alert').waitFor();
  expect(await faultsOf(page, reader)).toEqual([]);
  await typeCode(page, await codeOf(secret), 'Aanzetten');
  await page.getByRole('heading', { name: 'Uw herstelcodes' }).waitFor();
  expect(await faultsOf(page, reader)).toEqual([]);
  await shoot(page, reader, `${name}-codes`);
  const codes = await page.locator('ol.codes code').allInnerTexts();
  expect(codes).toHaveLength(10);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Opslaan als bestand' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('herstelcodes.txt');
  return { secret, codes };
}

test.each(readers)(
  '$name a customer sets a second step up, is asked for it, comes in by app and by paper, and switches it off [N2]',
  async (reader) => {
    const { context, page } = await visit(browser, reader);
    await logIn(product, page, product.logIn('marijke'));
    await page.locator('summary.me').click();
    await page.locator('.menu').getByRole('link', { name: 'Inloggen in twee stappen' }).click();
    await page.getByRole('heading', { level: 1, name: 'Inloggen in twee stappen' }).waitFor();
    expect(await faultsOf(page, reader)).toEqual([]);
    const { secret, codes } = await setUp(page, reader, 'portal');
    await page.getByRole('link', { name: 'Ik heb ze bewaard' }).click();
    await page.waitForURL(`${product.url}/30042/my`);
    await context.clearCookies();

    await page.goto(`${product.url}/30042/my/sales`);
    await page.getByLabel('E-mailadres').fill(product.logIn('marijke').email);
    await page.getByLabel('Wachtwoord', { exact: true }).fill(product.logIn('marijke').password);
    await button(page, 'Inloggen');
    await page.getByRole('heading', { level: 1, name: 'Nog één stap' }).waitFor();
    expect(await faultsOf(page, reader)).toEqual([]);
    await shoot(page, reader, 'portal-second-step');
    await page.goto(`${product.url}/30042/my/profile`);
    await page.getByRole('heading', { level: 1, name: 'Nog één stap' }).waitFor();
    await page.goto(`${product.url}/30042/second-step?return=%2F30042%2Fmy%2Fsales`);
    await typeCode(page, '222 222', 'Verder');
    await page.getByRole('alert').waitFor();
    expect(await textOf(page)).toContain('nog 4 keer');
    expect(await faultsOf(page, reader)).toEqual([]);
    await typeCode(page, await codeOf(secret), 'Verder');
    await page.waitForURL(`${product.url}/30042/my/sales`);
    await context.clearCookies();

    await page.goto(`${product.url}/30042`);
    await page.getByLabel('E-mailadres').fill(product.logIn('marijke').email);
    await page.getByLabel('Wachtwoord', { exact: true }).fill(product.logIn('marijke').password);
    await button(page, 'Inloggen');
    await page.getByRole('heading', { level: 1, name: 'Nog één stap' }).waitFor();
    await typeCode(page, (codes[3] ?? '').toLowerCase(), 'Verder');
    await page.waitForURL(`${product.url}/30042/my`);
    await page.goto(`${product.url}/30042/my/two-factor`);
    expect(await textOf(page)).toContain('Nog 9 codes over.');
    expect(await faultsOf(page, reader)).toEqual([]);
    await shoot(page, reader, 'portal-on');
    await button(page, 'Nieuwe herstelcodes maken');
    expect(await page.locator('ol.codes code').allInnerTexts()).toHaveLength(10);
    await page.goto(`${product.url}/30042/my/two-factor`);
    await page.getByRole('link', { name: 'Uitzetten' }).click();
    await page.getByText('Inloggen in twee stappen uitzetten?').waitFor();
    expect(await faultsOf(page, reader)).toEqual([]);
    await button(page, 'Uitzetten');
    await page.getByRole('status').filter({ hasText: 'Uitgezet.' }).waitFor();
    await context.close();
  },
);

let els: Asker | undefined;
test.each(readers.slice(0, 3))(
  '$name staff who must set it up before anything else opens, and go on to where they were going [N2]',
  async (reader) => {
    els ??= await owner();
    await policy(els, 'STAFF');
    const { context, page } = await visit(browser, reader);
    const { email, password } = product.logIn('daan@');
    await page.goto(`${product.url}/30042/console/customers`);
    await page.getByLabel('E-mailadres').fill(email);
    await page.getByLabel('Wachtwoord', { exact: true }).fill(password);
    await button(page, 'Inloggen');
    await page.getByRole('heading', { level: 1, name: 'Inloggen in twee stappen' }).waitFor();
    await page.goto(`${product.url}/30042/console/groups`);
    await page.getByRole('heading', { level: 1, name: 'Inloggen in twee stappen' }).waitFor();
    expect(await faultsOf(page, reader)).toEqual([]);
    await shoot(page, reader, 'console-must');
    await setUp(page, reader, 'console');
    await page.getByRole('link', { name: 'Ik heb ze bewaard' }).click();
    await page.waitForURL(`${product.url}/30042/console/groups`);
    await policy(els, 'OPTIONAL');
    await page.goto(`${product.url}/30042/console/two-factor?ask=remove`);
    expect(await faultsOf(page, reader)).toEqual([]);
    await shoot(page, reader, 'console-on');
    await button(page, 'Uitzetten');
    await page.getByRole('status').filter({ hasText: 'Uitgezet.' }).waitFor();
    await context.close();
  },
);
