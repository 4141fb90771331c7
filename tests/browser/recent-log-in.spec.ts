import type { Page } from 'playwright-core';
import { must, staffOf, type Asker } from '../product/graph';
import { button, logIn } from './activation';
import { countLogIns, logInsAre } from './aged-log-ins';
import { faultsOf, readers, textOf, visit, type Reader } from './browser';
import { openShop } from './shop';

const { product, browser } = openShop();
const OLD_MINUTES = 16;
const TITLE = 'Even bevestigen dat u het bent';
let staff: Asker;
let desk: string;
beforeAll(async () => {
  staff = await staffOf(product, '30042');
  desk = `${product.url}/30042/console`;
});

/** The owner, with a session of their own: each test ends some. */
async function atDesk(reader: Reader): Promise<Page> {
  const { page } = await visit(browser, reader);
  const { email, password } = product.logIn('els@');
  await page.goto(`${desk}/login`);
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[type=password]').fill(password);
  await button(page, 'Inloggen');
  await page.waitForURL(/\/console\/customers/);
  return page;
}

const runs = async (): Promise<number> =>
  (await must<{ total: { count: number } }>(product, staff, '{ payoutRuns { total { count } } }')).total
    .count;
const isAsked = (page: Page): Promise<void> =>
  page.getByRole('heading', { level: 1, name: TITLE, exact: true }).waitFor();
const token = async (page: Page): Promise<string | undefined> =>
  (await page.context().cookies()).find(({ name }) => name.endsWith('30042-staff'))?.value;
async function prove(page: Page, password: string): Promise<void> {
  await page.locator('input[type=password]').fill(password);
  await button(page, 'Bevestigen');
}

describe.each(readers)('$name', (reader) => {
  test('who logged in 16 minutes ago is asked for the password before the question, a wrong one is told, and the right one leads back to it [R-ID9]', async () => {
    const page = await atDesk(reader);
    const { email, password } = product.logIn('els@');
    await page.goto(`${desk}/payouts`);
    await logInsAre(product, OLD_MINUTES);
    // To look at what would be paid asks for nothing.
    await page.goto(`${desk}/payouts`);
    await page.getByLabel('Contant').check();
    await page.getByRole('button', { name: /^Uitbetalen: / }).click();
    await isAsked(page);
    expect(await textOf(page)).toContain(`U bent ingelogd als ${email}`);
    expect(await page.locator('input[type=email]').count()).toBe(0);
    expect(await faultsOf(page, reader)).toEqual([]);
    const [before, sessions] = [await token(page), await countLogIns(product)];
    await prove(page, password);
    await page.waitForURL(/payouts\?.*by=cash/);
    await page.getByRole('button', { name: /^Ja, / }).waitFor();
    // In the place of the session before: that one has ended.
    expect(await token(page)).not.toBe(before);
    expect(await countLogIns(product)).toBe(sessions);
    await page.goto(`${desk}/confirm?return=${encodeURIComponent('/30042/console/due')}`);
    await page.waitForURL(`${desk}/due`);
    await page.context().close();
  });
});

test.each([readers[2]!, readers[0]!])(
  '$name a payout whose log-in has grown old meanwhile pays nobody: the question comes back, is confirmed in another tab, and then pays [R-ID9]',
  async (reader) => {
    const page = await atDesk(reader);
    const { candidates } = await must<{ candidates: { nodes: { customer: { id: string } }[] } }>(
      product,
      staff,
      '{ payoutPreview { candidates(first: 1, verdict: TO_PAY) { nodes { customer { id } } } } }',
    );
    await page.goto(`${desk}/payouts?customer=${candidates.nodes[0]?.customer.id}&by=agreed`);
    const question = await page.getByRole('heading', { level: 2 }).first().innerText();
    await logInsAre(product, OLD_MINUTES);
    const before = await runs();
    await page.getByRole('button', { name: /^Ja, / }).click();
    await page.locator('#problems').waitFor();
    expect(await page.locator('#problems').innerText()).toContain(
      'U bent langer dan 15 minuten geleden ingelogd',
    );
    expect(await page.getByRole('heading', { level: 2 }).first().innerText()).toBe(question);
    expect(await faultsOf(page, reader)).toEqual([]);
    expect(await runs()).toBe(before);

    const opened = page.context().waitForEvent('page');
    await page.getByRole('link', { name: 'Bevestigen dat u het bent' }).click();
    const tab = await opened;
    await isAsked(tab);
    await prove(tab, product.logIn('els@').password);
    await tab.waitForURL(`${desk}/confirm?done=yes`);
    expect(await textOf(tab)).toContain('Ga terug naar het andere tabblad');
    expect(await faultsOf(tab, reader)).toEqual([]);
    await page.getByRole('button', { name: /^Ja, / }).click();
    await page.waitForURL(/payouts\/[0-9a-f-]{36}\?made=yes/);
    expect(await runs()).toBe(before + 1);
    await page.context().close();
  },
);

test('taking a payout back is asked about the same way', async () => {
  const page = await atDesk(readers[2]!);
  const { nodes } = await must<{ nodes: { id: string; reverses: object | null }[] }>(
    product,
    staff,
    '{ payoutRuns(first: 10) { nodes { id reverses { id } } } }',
  );
  const run = `${desk}/payouts/${nodes.find(({ reverses }) => reverses === null)?.id}`;
  await logInsAre(product, OLD_MINUTES);
  await page.goto(run);
  await page.waitForURL(run);
  await page.goto(`${run}?back=all`);
  await isAsked(page);
  await prove(page, product.logIn('els@').password);
  await page.waitForURL(`${run}?back=all`);
  await page.context().close();
});

test.each([readers[2]!, readers[0]!])(
  '$name another account that the store pays from is not saved by an old log-in: what was typed comes back, and everything else is saved [R-ID9]',
  async (reader) => {
    const page = await atDesk(reader);
    const save = () => button(page, 'Bewaren');
    await page.goto(`${desk}/settings/consignment`);
    const before = await page.locator('input[name=payoutIban]').inputValue();
    await page.locator('input[name=payoutIban]').fill('NO93 8601 1117 947');
    await page.locator('input[name=graceDays]').fill('15');
    await logInsAre(product, OLD_MINUTES);
    await save();
    await page.locator('#problems').waitFor();
    expect(await page.locator('#problems').innerText()).toContain(
      'U bent langer dan 15 minuten geleden ingelogd',
    );
    expect(await page.getByRole('link', { name: 'Bevestigen dat u het bent' }).count()).toBe(1);
    expect(await page.locator('input[name=payoutIban]').inputValue()).toBe('NO93 8601 1117 947');
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.goto(`${desk}/settings/consignment`);
    expect(await page.locator('input[name=payoutIban]').inputValue()).toBe(before);
    await page.locator('input[name=graceDays]').fill('15');
    await save();
    await page.waitForURL(/saved=yes/);
    expect(await page.locator('input[name=graceDays]').inputValue()).toBe('15');
    await page.context().close();
  },
);

test.each([readers[0]!, readers[1]!])(
  '$name a consignor is asked in their portal, with their own password, and nobody is led out of it [R-ID9]',
  async (reader) => {
    const { context, page } = await visit(browser, reader);
    const marijke = product.logIn('marijke');
    await logIn(product, page, marijke);
    for (const elsewhere of [
      'https://evil.example/',
      '//evil.example/x',
      '/\\evil.example',
      '/10007/my',
      '/30042/console',
    ]) {
      await logInsAre(product, OLD_MINUTES);
      await page.goto(`${product.url}/30042/my/confirm?return=${encodeURIComponent(elsewhere)}`);
      await isAsked(page);
      expect(await textOf(page)).toContain(marijke.email);
      await prove(page, marijke.password);
      await page.waitForURL(`${product.url}/30042/my`);
    }
    await logInsAre(product, OLD_MINUTES);
    await page.goto(`${product.url}/30042/my/confirm?return=${encodeURIComponent('/30042/my/stock')}`);
    await isAsked(page);
    expect(await faultsOf(page, reader)).toEqual([]);
    await prove(page, marijke.password);
    await page.waitForURL(`${product.url}/30042/my/stock`);
    await context.close();
  },
);

test('whose password it is, the session says and not the form; without one the form says to log in', async () => {
  const page = await atDesk(readers[2]!);
  const mila = product.logIn('mila@');
  const send = (form: Record<string, string>) =>
    page.request.post(`${desk}/confirm`, {
      headers: { origin: product.url, accept: 'text/html' },
      form,
      maxRedirects: 0,
    });
  const foreign = await send(mila);
  expect([foreign.status(), await foreign.text()]).toEqual([
    400,
    expect.stringContaining('Het wachtwoord klopt niet.'),
  ]);
  await logInsAre(product, OLD_MINUTES);
  await page.goto(`${desk}/confirm`);
  await button(page, 'Wachtwoord vergeten?');
  await page.waitForURL(`${desk}/forgot`);
  expect(await page.locator('input[name=email]').inputValue()).toBe(product.logIn('els@').email);
  await page.context().clearCookies();
  const nobody = await send(mila);
  expect([nobody.status(), await nobody.text()]).toEqual([
    401,
    expect.stringContaining('/30042/console/login'),
  ]);
  await page.context().close();
});

const WORDS = {
  nl: TITLE,
  nb: 'Bekreft at det er deg',
  sv: 'Bekräfta att det är du',
  en: 'Confirm that it is you',
};

test('it is asked in four languages', async () => {
  const page = await atDesk(readers[2]!);
  const speak = (language: string) =>
    page.request.post(`${product.url}/30042/language`, {
      headers: { origin: product.url },
      form: { language, return: '/30042' },
      maxRedirects: 0,
    });
  try {
    for (const [language, title] of Object.entries(WORDS)) {
      await speak(language);
      await logInsAre(product, OLD_MINUTES);
      await page.goto(`${desk}/payouts?by=cash`);
      await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
      expect(await faultsOf(page, readers[2]!)).toEqual([]);
    }
  } finally {
    await speak('nl');
    await page.context().close();
  }
});
