import { globSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { startProduct, type Product } from '../product/product';
import { atConsole, openMarijke } from './at-console';
import { faultsOf, openBrowser, readers, type Reader } from './browser';
import { files, importClean } from './import-files';

let product: Product;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

const CONSOLE = 'web/src/routes/[store]/console';
/** The explorer itself, what no shop has or this one has not switched on, the pages before there is somebody whose rights an operation could run with, and those of a single deed. */
const WITHOUT = [
  'approvals',
  'confirm',
  'graphiql',
  'login',
  'forgot',
  'set-password',
  'not-me',
  'confirm-email',
  'keep-email',
  'second-step',
  'customers/[id]/users/[user]',
  'settings/passwords/lost',
  'stores',
  'stores/new',
  'stores/[id]',
];
const operations = JSON.parse(readFileSync('schema/operations.json', 'utf8')) as Record<string, string>;

/** Every page of the console, from its routes: a new one is walked without being named here. */
const routes = globSync('**/+page*.svelte', { cwd: CONSOLE })
  .map((file) => dirname(file))
  .filter((route) => !WITHOUT.includes(route))
  .sort();

/** The operation that a page's link opens, and its text as the explorer's plain form has it. */
async function opened(page: Page): Promise<{ name: string; query: string; variables: string }> {
  const address = await page.locator('main a[href*="/console/graphiql?"]').first().getAttribute('href');
  const name = new URL(address ?? '', product.url).searchParams.get('operation') ?? '';
  await page.goto(new URL(address ?? '', product.url).href);
  return {
    name,
    query: await page.locator('textarea[name=query]').inputValue(),
    variables: await page.locator('textarea[name=variables]').inputValue(),
  };
}

async function expectOwn(page: Page, path: string): Promise<string> {
  const answer = await page.goto(`${product.url}/30042/console/${path}`);
  expect([path, answer?.status()]).toEqual([path, 200]);
  const { name, query, variables } = await opened(page);
  expect([path, Object.keys(operations)]).toEqual([path, expect.arrayContaining([name])]);
  expect([path, query]).toEqual([
    path,
    expect.stringMatching(new RegExp(`^(query|mutation) ${name}\\b`, 'm')),
  ]);
  // What a page is about is filled in.
  const id = path.match(/[0-9a-f-]{36}/g)?.at(-1);
  if (id !== undefined) expect([path, variables]).toEqual([path, expect.stringContaining(id)]);
  return name;
}

/** An id for the routes of each area that want one, and of an item of that customer's. */
async function idsOf(page: Page): Promise<Record<string, string>> {
  const customers = await openMarijke(product, page);
  await page.goto(`${product.url}/30042/console/groups`);
  const groups = /groups\/([0-9a-f-]{36})/.exec(await page.locator('main').innerHTML())?.[1] ?? '';
  await page.goto(`${product.url}/30042/console/customers/${customers}/items`);
  const item = /items\/([0-9a-f-]{36})/.exec(await page.locator('main').innerHTML())?.[1] ?? '';
  await page.goto(`${product.url}/30042/console/intakes`);
  const intakes = /intakes\/([0-9a-f-]{36})/.exec(await page.locator('main').innerHTML())?.[1] ?? '';
  await page.goto(`${product.url}/30042/console/payouts/runs`);
  const payouts = /payouts\/([0-9a-f-]{36})/.exec(await page.locator('main').innerHTML())?.[1] ?? '';
  await page.goto(`${product.url}/30042/console/payouts/${payouts}`);
  const statements = /statements\/([0-9a-f-]{36})/.exec(await page.locator('main').innerHTML())?.[1] ?? '';
  return { customers, accounts: customers, dac7: customers, groups, item, intakes, payouts, statements };
}

test('every page of the console opens its own operation in the graph explorer [B7]', async () => {
  const page = await atConsole(product, browser, plain());
  const ids = await idsOf(page);
  expect(routes.length).toBeGreaterThanOrEqual(17);
  for (const route of routes) {
    const path = route
      .replace('sales/[number]', 'sales/1001')
      .replace('[page]/[language]', 'about/en')
      .replace('[id]', ids[route.split('/')[0] ?? ''] ?? 'no id is known for this area')
      .replace('[item]', ids['item'] ?? '');
    await expectOwn(page, path);
  }
  await page.context().close();
});

test('an import opens what each of its steps asks [B7]', async () => {
  const page = await atConsole(product, browser, plain());
  await importClean(product, page, 'consignors', files.consignors());
  const job = new URL(page.url()).searchParams.get('job') ?? '';
  expect(await expectOwn(page, `import?job=${job}`)).toBe('WatchImport');
  await page.context().close();
});

test.each(readers)('the pages that have the link fit and are accessible, $name', async (reader) => {
  const page = await atConsole(product, browser, reader);
  const { groups } = await idsOf(page);
  for (const path of ['import', `groups/${groups}/delete`, 'groups/new', 'customers/new']) {
    await page.goto(`${product.url}/30042/console/${path}`);
    expect([path, await faultsOf(page, reader)]).toEqual([path, []]);
  }
  await page.context().close();
});

/** Without JavaScript the explorer is a plain form, whose text can be read. */
function plain(): Reader {
  const reader = readers.find((each) => !each.javaScript);
  if (!reader) throw new Error('No reader without JavaScript');
  return reader;
}
