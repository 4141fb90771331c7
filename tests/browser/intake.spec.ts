import type { Page } from 'playwright-core';
import { customerOf, must, staffOf, type Asker } from '../product/graph';
import { button, logIn } from './activation';
import { atConsole } from './at-console';
import { faultsOf, readers, visit } from './browser';
import { fillIn } from './fill-in';
import { openShop } from './shop';

const { product, browser } = openShop();

let staff: Asker;
let marijke = '';
beforeAll(async () => {
  staff = await staffOf(product, '30042');
  marijke = await customerOf(product, staff, 'marijke');
});
/** Staff give the number again: the next intake may have so many. */
async function allow(itemAllowance: number): Promise<void> {
  const update =
    'mutation ($input: UpdateConsignorInput!) { updateConsignor(input: $input) { __typename ... on Problem { message } } }';
  const { __typename } = await must<{ __typename: string }>(product, staff, update, {
    input: { customerId: marijke, itemAllowance },
  });
  expect(__typename).toBe('Consignor');
}
const intake = (page = ''): string => `${product.url}/30042/my/intake${page}`;
/** Allowed and left, as they stand above everything. */
const leftOn = async (page: Page): Promise<string> =>
  (await page.locator('header .left').innerText()).replace(/\s+/g, ' ');
const typedOn = (page: Page): Promise<string[]> =>
  Promise.all(
    ['description', 'category', 'brand', 'size', 'priceMinor'].map((name) =>
      page.locator(`[name=${name}]`).inputValue(),
    ),
  );
const BLAZER = {
  description: 'Linnen blazer',
  category: 'Jassen',
  brand: 'Lindes',
  size: '40',
  priceMinor: '45',
};

describe.each(readers)('$name', (reader) => {
  beforeEach(() => allow(12));

  test('a consignor enters items one after the other, copies, changes and deletes them, and hands them over [K26 K27a]', async () => {
    const { context, page } = await visit(browser, reader);
    await logIn(product, page, product.logIn('marijke'));
    // The figure on My page leads to the entering.
    await page.locator('main ul.now a', { hasText: 'Nog in te voeren' }).click();
    await page.waitForURL(intake());
    expect(await leftOn(page)).toBe('Nog 12 van 12');
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.getByRole('link', { name: 'Artikel invoeren' }).click();
    await page.waitForURL(intake('/new'));
    expect(await faultsOf(page, reader)).toEqual([]);

    await fillIn(page, { ...BLAZER, description: '', priceMinor: 'veel' });
    await button(page, 'Bewaren en volgende');
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toMatch(
      /Artikel: Vul dit in.\s+Vraagprijs: Dit is geen bedrag/,
    );
    expect(await typedOn(page)).toEqual(['', 'Jassen', 'Lindes', '40', 'veel']);
    expect(await faultsOf(page, reader)).toEqual([]);
    await fillIn(page, BLAZER);
    await button(page, 'Bewaren en volgende');
    await page.waitForURL(/saved=\d+/);
    expect(await page.getByRole('status').innerText()).toMatch(/Bewaard: \d+ · Linnen blazer/);
    expect(await typedOn(page)).toEqual(['', '', '', '', '']);
    expect(await leftOn(page)).toBe('Nog 11 van 12');
    expect(await faultsOf(page, reader)).toEqual([]);

    // The last one once more, with another size.
    await page.getByRole('link', { name: 'Vorige kopiëren' }).click();
    await page.waitForURL(/\?copy/);
    expect(await typedOn(page)).toEqual(['Linnen blazer', 'Jassen', 'Lindes', '40', '45,00']);
    await fillIn(page, { size: '42' });
    await button(page, 'Bewaren en volgende');
    await page.waitForURL(/saved=\d+/);
    await button(page, '× 5');
    await page.waitForURL(/copied=5/);
    expect(await page.getByRole('status').innerText()).toContain('5 keer gekopieerd');
    expect(await leftOn(page)).toBe('Nog 5 van 12');
    expect(await page.locator('main tbody tr').count()).toBe(7);

    await page.locator('main tbody a').first().click();
    await page.waitForURL(/\/intake\/\d+/);
    expect(await faultsOf(page, reader)).toEqual([]);
    await fillIn(page, { priceMinor: '1.250,50' });
    await button(page, 'Bewaren');
    await page.waitForURL(/saved=/);
    expect(await page.locator('main tbody tr').first().innerText()).toMatch(/1\.250,50/);
    await page.locator('main tbody a').last().click();
    await button(page, 'Dit artikel verwijderen');
    await page.waitForURL(/deleted=\d+/);
    expect(await leftOn(page)).toBe('Nog 6 van 12');

    await page.getByRole('link', { name: 'Ik ben klaar' }).click();
    await page.getByRole('heading', { level: 1, name: '6 artikelen indienen?' }).waitFor();
    expect(await page.locator('main').innerText()).toContain('De 6 die u nog kon invoeren vervallen');
    expect(await faultsOf(page, reader)).toEqual([]);
    await button(page, 'Ja, indienen');
    await page.waitForURL(/handed=6/);
    const said = await page.locator('main').innerText();
    expect(said).toContain('Ingediend: 6 artikelen');
    expect(said).toContain('Uw vorige inbreng is ingediend');
    // What was left waits for the shop: no figure says that it can be entered.
    expect(await page.locator('header .left').count()).toBe(0);
    await page.goto(`${product.url}/30042/my`);
    expect(await page.locator('main ul.now').innerText()).toMatch(/Nog in te voeren\s+0\s+Vraag de winkel/);
    await page.goto(intake('?handed=6'));
    expect(await page.locator('main a[href^="tel:"]').count()).toBe(1);
    expect(await faultsOf(page, reader)).toEqual([]);
    await context.close();
  });

  test('two tabs do not share the last place: the second one is told whom to ask, and keeps what was typed [K22 R-CO1]', async () => {
    const { context, page } = await visit(browser, reader);
    await logIn(product, page, product.logIn('marijke'));
    await allow(1);
    const other = await context.newPage();
    for (const tab of [page, other]) {
      await tab.goto(intake('/new'));
      await fillIn(tab, BLAZER);
    }
    await button(page, 'Bewaren en volgende');
    await page.waitForURL(/saved=\d+/);
    const said = await page.locator('main').innerText();
    expect(said).toContain('U hebt zoveel artikelen ingevoerd als in deze inbreng mogen');
    expect(await page.locator('[name=description]').count()).toBe(0);
    expect(await faultsOf(page, reader)).toEqual([]);
    await button(other, 'Bewaren en volgende');
    await other.getByRole('alert').waitFor();
    expect(await other.getByRole('alert').innerText()).toContain(
      'Toegestaan in deze inbreng: 1. Nog over: 0. Nu gevraagd: 1.',
    );
    expect(await typedOn(other)).toEqual(['Linnen blazer', 'Jassen', 'Lindes', '40', '45']);
    // The shop allows more: the same form goes through.
    await allow(2);
    await button(other, 'Bewaren en volgende');
    await other.waitForURL(/saved=\d+/);
    await other.goto(intake('/done'));
    await button(other, 'Ja, indienen');
    await other.waitForURL(/handed=2/);
    await context.close();
  });

  test('a session that ends in the middle loses nothing that was typed, and the page leads to the log-in beside it', async () => {
    const { context, page } = await visit(browser, reader);
    await logIn(product, page, product.logIn('marijke'));
    await page.goto(intake('/new'));
    await fillIn(page, BLAZER);
    await context.clearCookies();
    await button(page, 'Bewaren en volgende');
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toContain('U bent niet meer ingelogd');
    expect(await typedOn(page)).toEqual(['Linnen blazer', 'Jassen', 'Lindes', '40', '45']);
    // Chosen from a list it still is; of a photo nobody speaks, and nothing else is said to be missing.
    expect(await page.locator('select[name=category] option').allInnerTexts()).toEqual([
      'Geen categorie',
      'Jassen',
    ]);
    expect(await page.locator('main').innerText()).not.toMatch(/bestand opnieuw|kon nu niet worden/);
    expect(await page.locator('.tabs a').count()).toBe(0);
    expect(await page.getByRole('status').count()).toBe(0);
    expect(await faultsOf(page, reader)).toEqual([]);
    const opened = context.waitForEvent('page');
    await page.getByRole('alert').getByRole('link', { name: 'Inloggen (opent een nieuw tabblad)' }).click();
    const tab = await opened;
    expect(tab.url()).toBe(`${product.url}/30042`);
    await logIn(product, tab, product.logIn('marijke'));
    await button(page, 'Bewaren en volgende');
    await page.waitForURL(/saved=\d+/);
    await page.goto(intake('/done'));
    await button(page, 'Ja, indienen');
    await page.waitForURL(/handed=1/);
    await context.close();
  });
});

test('whose session has ended stays the customer that a form was filled in for', async () => {
  const answer = await fetch(intake('/new?customer=2481'), {
    method: 'POST',
    headers: {
      origin: product.url,
      accept: 'text/html',
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ description: 'Jas' }),
  });
  const text = await answer.text();
  expect([answer.status, text]).toEqual([401, expect.stringContaining('value="Jas"')]);
  expect(text).toContain('action="/30042/my/intake/new?customer=2481"');
});

test('what the shop has entered itself is read and copied by its consignor, and not changed or handed over for it', async () => {
  await allow(3);
  const enter =
    'mutation ($input: EnterItemInput!) { enterItem(input: $input) { ... on ItemsEntered { items { id number } } } }';
  const { items } = await must<{ items: { number: number }[] }>(product, staff, enter, {
    input: { customerId: marijke, description: 'Van de balie' },
  });
  const [reader] = readers;
  if (!reader) throw new Error('No reader');
  const { context, page } = await visit(browser, reader);
  await logIn(product, page, product.logIn('marijke'));
  await page.goto(intake(`/${items[0]?.number}`));
  const byShop = 'De winkel heeft dit artikel zelf ingevoerd: vraag daar om het te wijzigen.';
  expect(await page.locator('main').innerText()).toContain(`${byShop} U kunt het kopiëren.`);
  expect(await page.locator('[name=description]').count()).toBe(0);
  await button(page, '× 1');
  await page.waitForURL(/copied=1/);
  expect(await leftOn(page)).toBe('Nog 2 van 3');
  await page.goto(intake('/done'));
  await button(page, 'Ja, indienen');
  await page.waitForURL(/handed=2/);

  // The next one is the shop's alone until it says how many may be entered: nothing is offered that is refused.
  const next = await must<{ items: { id: string; number: number }[] }>(product, staff, enter, {
    input: { customerId: marijke, description: 'Ook van de balie' },
  });
  await page.goto(intake());
  const said = await page.locator('main').innerText();
  expect(said).toContain('De winkel is een nieuwe inbreng voor u begonnen');
  expect(said).toContain('Ook van de balie');
  expect(said).not.toContain('Uw vorige inbreng is ingediend');
  expect(await page.getByRole('link', { name: 'Ik ben klaar' }).count()).toBe(0);
  expect(await faultsOf(page, reader)).toEqual([]);
  await page.goto(intake(`/${next.items[0]?.number}`));
  expect(await page.locator('main').innerText()).toContain(byShop);
  expect(await page.locator('main').innerText()).not.toContain('kopiëren');
  expect(await page.getByRole('button', { name: '× 1' }).count()).toBe(0);
  await context.close();

  // Nor does the desk count for it what was in the last one.
  const desk = await atConsole(product, browser, reader);
  const atDesk = async (tab: string): Promise<string> => {
    await desk.goto(`${product.url}/30042/console/customers/${marijke}/${tab}`);
    expect(await faultsOf(desk, reader)).toEqual([]);
    return desk.locator('main').innerText();
  };
  const entering = await atDesk('intake');
  expect(entering).toContain('Zelf invoeren kan weer zodra u het aantal opnieuw geeft');
  expect(entering).not.toMatch(/\d+ van \d+ ingevoerd/);
  const frozen = 'Die inbreng is ingediend: wat over is staat stil tot u het aantal opnieuw geeft.';
  expect(await atDesk('consignment')).toContain(frozen);
  await allow(3);
  expect(await atDesk('intake')).toContain('Door de inbrenger zelf: 0 van 3 ingevoerd');
  expect(await atDesk('consignment')).not.toContain(frozen);
  await desk.context().close();
  const remove = 'mutation ($input: DeleteItemInput!) { deleteItem(input: $input) { __typename } }';
  await must(product, staff, remove, { input: { id: next.items[0]?.id } });
});

test('what was handed over stands with the stock, and its draft’s address leads there', async () => {
  await allow(3);
  const [reader] = readers;
  if (!reader) throw new Error('No reader');
  const { context, page } = await visit(browser, reader);
  await logIn(product, page, product.logIn('marijke'));
  await page.goto(intake('/new'));
  await fillIn(page, BLAZER);
  await button(page, 'Bewaren en volgende');
  await page.waitForURL(/saved=\d+/);
  const number = /saved=(\d+)/.exec(page.url())?.[1] ?? '';
  await page.goto(intake(`/${number}`));
  const open = await context.newPage();
  await open.goto(intake('/done'));
  await button(open, 'Ja, indienen');
  await open.waitForURL(/handed=1/);
  await fillIn(page, { description: 'Toch een jas' });
  await button(page, 'Bewaren');
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').innerText()).toContain('Deze inbreng is ingediend');
  expect(await page.locator('[name=description]').inputValue()).toBe('Toch een jas');
  await page.goto(intake(`/${number}`));
  expect(page.url()).toBe(`${product.url}/30042/my/stock/${number}`);
  expect(await page.locator('main').innerText()).toContain('Ingediend');
  await context.close();
});
