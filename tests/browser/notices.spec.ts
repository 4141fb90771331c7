import type { Page } from 'playwright-core';
import { must, staffOf, until, type Asker } from '../product/graph';
import { logIn } from './activation';
import { faultsOf, readers, visit } from './browser';
import { openShop } from './shop';

const { product, browser } = openShop();
const reader = readers.find(({ javaScript, width }) => javaScript && width === 390)!;
const without = readers.find(({ javaScript }) => !javaScript)!;

interface OnSale {
  number: number;
  description: string | null;
  sellableUnit: { sku: string; isOnSale: boolean; price: { amountMinor: number } } | null;
}

let staff: Asker;
/** What Marijke has on sale, each given to one test. */
let goods: OnSale[];
beforeAll(async () => {
  staff = await staffOf(product, '30042');
  const unit = 'sellableUnit { sku isOnSale price { amountMinor } }';
  const { consignor } = await must<{ consignor: { items: { nodes: OnSale[] } } }>(
    ...([product, staff] as const),
    `query ($email: String!) { customerByEmail(email: $email) { consignor {
       items(first: 20, filter: { states: [ON_SALE], due: false }) { nodes { number description ${unit} } } } } }`,
    product.logIn('marijke'),
  );
  goods = consignor.items.nodes.filter(({ sellableUnit }) => sellableUnit?.isOnSale === true);
});

/** Staff sell her next one; it is theirs who ask for it, whatever page is open. */
async function sell(): Promise<OnSale & { orderId: string }> {
  const item = goods.shift();
  const { sku = '', price = { amountMinor: 0 } } = item?.sellableUnit ?? {};
  const payments = [{ method: 'CARD', amountMinor: price.amountMinor }];
  const record = `mutation ($input: RecordSaleInput!) { recordSale(input: $input) { __typename ... on Order { id } } }`;
  const order = await must<{ __typename: string; id: string }>(
    ...([product, staff, record, { input: { lines: [{ sku }], payments } }] as const),
  );
  expect(order.__typename).toBe('Order');
  return { ...item!, orderId: order.id };
}

const soldSince = async (page: Page): Promise<number> =>
  Number(await page.locator('.now b').first().innerText());
const told = (page: Page): Promise<string> => page.locator('[data-told]').innerText();
/** The stream is there: asked for by the page, and begun. */
async function followed(page: Page, open: () => Promise<unknown>): Promise<void> {
  const [answer] = await Promise.all([
    page.waitForResponse((each) => new URL(each.url()).pathname === '/30042/notices'),
    open(),
  ]);
  expect([answer.status(), answer.headers()['content-type']]).toEqual([
    200,
    'text/event-stream; charset=utf-8',
  ]);
}

test('the page of an item that lies open says that it was sold, and takes back the ways to ask for it [B11]', async () => {
  const { context, page } = await visit(browser, reader);
  await logIn(product, page, product.logIn('marijke'));
  const next = goods[0]!;
  await followed(page, () => page.goto(`${product.url}/30042/my/stock/${next.number}`));
  await page.locator('[data-live=request] form').first().waitFor();
  await sell();
  await page.getByRole('status').getByText('Deze pagina is bijgewerkt.').waitFor();
  const item = page.locator('[data-live=item]');
  expect(await item.innerText()).toMatch(/Verkocht voor[\s\S]*Voor u/);
  expect(await page.locator('[data-live=request] form').count()).toBe(0);
  expect(await faultsOf(page, reader)).toEqual([]);
  await context.close();
});

test('on My page that is open a sale is there at once: said, counted, on the balance and among what was sold [B11]', async () => {
  const { context, page } = await visit(browser, reader);
  await followed(page, () => logIn(product, page, product.logIn('marijke')));
  const [before, balance] = [await soldSince(page), await page.locator('.figure').first().innerText()];
  expect(await told(page)).toBe('');
  const chart = page.locator('details.as-table summary').first();
  await chart.click();
  await chart.focus();
  await page.evaluate('document.body.dataset.here = "still"');

  const { description, number } = await sell();
  await page.getByRole('status').getByText(`Zojuist verkocht: ${description}`).waitFor();
  expect(await soldSince(page)).toBe(before + 1);
  expect(await page.locator('.figure').first().innerText()).not.toBe(balance);
  const row = page.locator('[data-live=sold] tbody tr').first();
  expect(await row.innerText()).toContain(String(number));
  // The same page: what was open is open, and what had the focus has it.
  expect(await page.evaluate('document.body.dataset.here')).toBe('still');
  expect(await page.locator('details.as-table').first().getAttribute('open')).toBe('');
  expect(await page.evaluate('document.activeElement?.localName')).toBe('summary');
  expect(await faultsOf(page, reader)).toEqual([]);

  // What is being read stays under the eyes, though a row comes above it.
  await page.setViewportSize({ width: reader.width, height: 400 });
  const link = page.locator('[data-live=sold] tbody a').nth(1);
  await page.evaluate(`document.querySelectorAll('[data-live=sold] tbody a')[1].scrollIntoView()`);
  const same = page.locator(`[data-live=sold] tbody a[href="${await link.getAttribute('href')}"]`);
  const top = async (): Promise<number> => Math.round((await same.boundingBox())?.y ?? NaN);
  const at = await top();
  await page
    .locator('[data-live=sold]')
    .getByText(String((await sell()).number))
    .first()
    .waitFor();
  expect(Math.abs((await top()) - at)).toBeLessThanOrEqual(1);

  // And once more, also on the page of her sales.
  await followed(page, () => page.goto(`${product.url}/30042/my/sales`));
  const second = await sell();
  await page.locator('[data-live=sales]').getByText(String(second.number)).first().waitFor();
  expect(await told(page)).toBe('Deze pagina is bijgewerkt.');
  expect(await faultsOf(page, reader)).toEqual([]);
  await context.close();
});

test('a sale that is undone goes from it as it came, and nothing is said to be sold', async () => {
  const { context, page } = await visit(browser, reader);
  const { orderId } = await sell();
  await followed(page, () => logIn(product, page, product.logIn('marijke')));
  const before = await soldSince(page);
  const undo = `mutation ($input: UndoSaleInput!) { undoSale(input: $input) { __typename } }`;
  const { __typename } = await must<{ __typename: string }>(
    ...([product, staff, undo, { input: { orderId } }] as const),
  );
  expect(__typename).toBe('Order');
  await page.getByRole('status').getByText('Deze pagina is bijgewerkt.').waitFor();
  expect(await soldSince(page)).toBe(before - 1);
  await context.close();
});

test('without JavaScript it is there when the page is loaded again', async () => {
  const { context, page } = await visit(browser, without);
  await logIn(product, page, product.logIn('marijke'));
  const before = await soldSince(page);
  const { number } = await sell();
  await until('It is among what was sold', async () => {
    await page.reload();
    return (await page.locator('[data-live=sold]').innerText()).includes(String(number));
  });
  expect(await soldSince(page)).toBe(before + 1);
  await context.close();
});

test('a log-out in another tab ends it, and the page asks no more', async () => {
  const { context, page } = await visit(browser, reader);
  await followed(page, () => logIn(product, page, product.logIn('marijke')));
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  // Told of the end, the page closes it, where it is not over by then.
  const ended = Promise.any([closed(page), over(page)]);
  const other = await context.newPage();
  await other.goto(`${product.url}/30042/my`);
  await other.evaluate(`fetch('/30042/log-out', { method: 'POST', body: new URLSearchParams() })`);
  await ended;
  await sell();
  // Longer than it takes a browser to come back by itself to a stream that it was not told the end of.
  await page.waitForTimeout(9_000);
  expect(asked).toEqual([]);
  await context.close();
});

const hide = (page: Page, isHidden: boolean): Promise<unknown> =>
  page.evaluate(`Object.defineProperty(document, 'hidden', { configurable: true, get: () => ${isHidden} });
    document.dispatchEvent(new Event('visibilitychange'))`);
const over = (page: Page): Promise<unknown> =>
  page.waitForEvent('requestfinished', (request) => request.url().includes('/notices'));
const closed = (page: Page): Promise<unknown> =>
  page.waitForEvent('requestfailed', (request) => request.url().includes('/notices'));

test('a page out of sight is told nothing, and finds what it missed when it is looked at again', async () => {
  const { context, page } = await visit(browser, reader);
  await followed(page, () => logIn(product, page, product.logIn('marijke')));
  await Promise.all([closed(page), hide(page, true)]);
  const { description } = await sell();
  expect(await told(page)).toBe('');
  await followed(page, () => hide(page, false));
  await page.getByRole('status').getByText(`Zojuist verkocht: ${description}`).waitFor();
  await context.close();
});

test('looked at again after its session ended, it is refused once, finds out why, and asks no more', async () => {
  const { context, page } = await visit(browser, reader);
  await followed(page, () => logIn(product, page, product.logIn('marijke')));
  await Promise.all([closed(page), hide(page, true)]);
  await context.clearCookies();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
  await Promise.all([
    page.waitForResponse((answer) => answer.request().method() === 'HEAD' && answer.status() === 401),
    hide(page, false),
  ]);
  await hide(page, true);
  await hide(page, false);
  await page.waitForTimeout(1_000);
  expect(asked).toEqual(['GET /30042/notices', 'HEAD /30042/notices']);
  await context.close();
});
