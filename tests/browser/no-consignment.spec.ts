import type { Page } from 'playwright-core';
import { button } from './activation';
import { faultsOf, readers, visit } from './browser';
import { openSharedShop } from './shop';

const { product, browser } = openSharedShop();

/** Words of consignment, in every language of the pages. */
const WORDS = new RegExp(
  [
    ...['inbreng', 'ingebracht', 'artikel', 'goed doel', 'retourdatum', 'verhouding', 'ophalen', 'voorraad'],
    ...['consign', 'charit', 'return date', 'brought in', 'bring(s|ing)? (in|items)', 'to collect'],
    ...[
      'innlever',
      'veldedig',
      'returdato',
      'hentes',
      'inläm',
      'lämnar in',
      'välgören',
      'returdatum',
      'att hämta',
    ],
  ].join('|'),
  'i',
);
const LANGUAGES = ['nb', 'nl', 'en', 'sv'];

/** What a page says, its menus opened, attributes that are read aloud too; and what of it is a word of consignment. */
async function wordsOn(page: Page): Promise<string[]> {
  const said = await page.evaluate(`[document.title, document.body.textContent,
    ...[...document.querySelectorAll('[aria-label], [placeholder], [title]')].flatMap((each) =>
      ['aria-label', 'placeholder', 'title'].map((name) => each.getAttribute(name) ?? ''))].join('\\n')`);
  return [...new Set(String(said).match(new RegExp(WORDS, 'gi')) ?? [])];
}

async function logIn(page: Page, path: string, who: { email: string; password: string }): Promise<void> {
  await page.goto(product.url + path);
  await page.locator('input[name=email]').fill(who.email);
  await page.locator('input[type=password]').fill(who.password);
  await page.locator('main form button:not([data-reveal])').first().click();
  await page.waitForURL((url) => !url.pathname.endsWith(path));
}

async function inLanguage(page: Page, language: string, store = '10007'): Promise<void> {
  const answer = await page.request.post(`${product.url}/${store}/language`, {
    headers: { origin: product.url },
    form: { language, return: `/${store}` },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(303);
}

describe.each(readers.filter(({ javaScript, width }) => javaScript && width > 720))('$name', (reader) => {
  test('a store without consignment has no word of it: log-in, a company’s and a private customer’s pages, the console', async () => {
    for (const language of LANGUAGES) {
      const found: Record<string, string[]> = {};
      const look = async (page: Page, paths: string[]): Promise<void> => {
        for (const path of paths) {
          const answer = await page.goto(product.url + path);
          expect([path, answer?.status()]).toEqual([path, 200]);
          const words = await wordsOn(page);
          if (words.length) found[path] = words;
        }
      };
      const { context, page } = await visit(browser, reader);
      await inLanguage(page, language);
      await look(page, ['/10007', '/10007/first-time', '/10007/forgot', '/10007/console/login']);
      for (const who of ['post@nordlys', 'private']) {
        await logIn(page, '/10007', logInOf(who));
        await look(page, ['/10007/my', '/10007/my/profile']);
        await context.clearCookies();
        await inLanguage(page, language);
      }
      await logIn(page, '/10007/console/login', product.logIn('ingrid@'));
      await page.goto(`${product.url}/10007/console/customers`);
      const href = await page.locator('main a[href*="/console/customers/0"]').first().getAttribute('href');
      const customer = (href ?? '').split('?')[0] ?? '';
      await look(page, ['/10007/console/customers', '/10007/console/customers/new', '/10007/console/groups']);
      await look(
        page,
        ['', '/users', '/mail', '/note', '/history', '/edit'].map((tab) => customer + tab),
      );
      await look(page, ['/10007/console/jobs', '/10007/console/customers?search=nobody-is-called-so']);
      expect([language, found]).toEqual([language, {}]);
      await context.close();
    }
  }, 240_000);

  test('its pages of consignment are not there, and a form sent to one changes nothing', async () => {
    const { context, page } = await visit(browser, reader);
    await logIn(page, '/10007/console/login', product.logIn('ingrid@'));
    await page.goto(`${product.url}/10007/console/customers`);
    const href = await page.locator('main a[href*="/console/customers/0"]').first().getAttribute('href');
    const customer = (href ?? '').split('?')[0] ?? '';
    const paths = ['/consignment', '/items', '/sales'].map((tab) => customer + tab);
    for (const path of [
      ...paths,
      `${customer}/items/01a21776-3055-757e-81cb-c5b442f1a67b`,
      '/10007/console/import',
    ]) {
      const answer = await page.goto(product.url + path);
      expect([path, answer?.status()]).toEqual([path, 404]);
    }
    const sent = await page.request.post(`${product.url}${customer}/consignment?/save`, {
      headers: { origin: product.url },
      form: { charity: 'YES', version: '0' },
    });
    expect(sent.status()).toBeGreaterThanOrEqual(400);
    await context.close();
    const { context: portal, page: mine } = await visit(browser, reader);
    await logIn(mine, '/10007', logInOf('post@nordlys'));
    for (const path of ['/10007/my/stock', '/10007/my/sales', '/10007/my/stock/100001'])
      expect([path, (await mine.goto(product.url + path))?.status()]).toEqual([path, 404]);
    await portal.close();
  });
});

/** Somebody the start has printed: by address, or the one who is there privately. */
function logInOf(who: string): { email: string; password: string } {
  if (who !== 'private') return product.logIn(who);
  const line =
    product
      .output()
      .split('\n')
      .find((each) => each.includes(', private')) ?? '';
  return product.logIn(/\S+@\S+/.exec(line)?.[0] ?? '');
}

describe.each(readers)('the first screen, $name', (reader) => {
  test('lists the demo stores and who to be there, with the log-ins as they were printed', async () => {
    const { context, page } = await visit(browser, reader);
    await page.goto(product.url);
    const said = await page.locator('main').innerText();
    for (const words of [
      'De Ruilhoek',
      '30042',
      'Fjord Kontor',
      '10007',
      'Marijke van den Berg',
      'Inbrenger',
    ])
      expect(said).toContain(words);
    for (const who of ['marijke', 'els@', 'daan@', 'mila@', 'ingrid@', 'post@nordlys']) {
      const { email, password } = product.logIn(who);
      expect(said).toContain(email);
      expect(said).toContain(password);
    }
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.getByRole('link', { name: /Marijke van den Berg/ }).click();
    await page.waitForURL(/\/30042$/);
    const { email, password } = product.logIn('marijke');
    await page.locator('input[name=email]').fill(email);
    await page.locator('input[type=password]').fill(password);
    await button(page, 'Inloggen');
    await page.waitForURL(/\/30042\/my/);
    await context.close();
  });

  test('the log-in says whom it knows by what they brought only where the store takes goods', async () => {
    const { context, page } = await visit(browser, reader);
    await page.goto(`${product.url}/30042`);
    expect(await page.locator('main').innerText()).toContain('Brengt u al bij ons in');
    await context.close();
  });
});
