import { button } from './activation';
import { atConsole, openMarijke } from './at-console';
import { faultsOf, readers } from './browser';
import { openShop } from './shop';

const { product, browser } = openShop();

/** Pages of which somebody without the right is told so; what a page's address gives away is tried, too. */
const closedToAll = ['import?kind=stock', 'import?kind=consignors'];
const closedToReaders = ['import', 'customers/new', 'groups/new'];

describe.each(readers)('$name', (reader) => {
  const at = readers.indexOf(reader);

  test('a clerk edits customers and consignment, and is offered no log-ins, and of imports what the till rang up', async () => {
    const page = await atConsole(product, browser, reader, 'daan@');
    const areas = (await page.locator('nav').first().textContent()) ?? '';
    expect(areas).toContain('Klanten');
    expect(await faultsOf(page, reader)).toEqual([]);

    const id = await openMarijke(product, page);
    const customer = `${product.url}/30042/console/customers/${id}`;
    const offered = await page.locator('main').innerText();
    expect(offered).toContain('Wijzigen');
    expect(offered).not.toContain('Activeringsmail sturen');
    await page.goto(`${customer}/users`);
    expect(await page.locator('main form').count()).toBe(0);
    expect(await faultsOf(page, reader)).toEqual([]);

    await page.goto(`${customer}/note`);
    await page.locator('textarea[name=note]').fill(`Belt na vijven ${at}`);
    await button(page, 'Bewaren');
    await page.goto(`${customer}/history`);
    const history = await page.locator('main').innerText();
    for (const words of ['Daan Visser', `Belt na vijven ${at}`]) expect(history).toContain(words);

    for (const path of closedToAll) {
      const answer = await page.goto(`${product.url}/30042/console/${path}`);
      expect([path, answer?.status()]).toEqual([path, 403]);
      expect(await faultsOf(page, reader)).toEqual([]);
    }
    await page.goto(`${product.url}/30042/console/import`);
    expect(await page.locator('input[name=kind]').count()).toBe(1);
    expect(await page.locator('main').innerText()).toContain('Verkopen van de kassa');
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.context().close();
  });

  test('who may only read sees everything and is offered nothing that changes it', async () => {
    const page = await atConsole(product, browser, reader, 'mila@');
    expect(await page.getByRole('link', { name: 'Klant', exact: true }).count()).toBe(0);
    expect(await faultsOf(page, reader)).toEqual([]);
    const id = await openMarijke(product, page);
    const customer = `${product.url}/30042/console/customers/${id}`;
    expect(await page.locator('main').innerText()).toContain('Marijke van den Berg');
    for (const tab of ['', '/consignment', '/items', '/sales', '/users', '/mail', '/note', '/history']) {
      await page.goto(`${customer}${tab}`);
      // Which columns a list shows is everybody's own.
      const changing = page.locator('main form[method=post]:not([action*="/columns"]) button');
      expect([tab, await changing.count()]).toEqual([tab, 0]);
      // Nor a way to where there would be nothing for them.
      expect([tab, await page.locator('main nav.tabs a[href$="/intake"]').count()]).toEqual([tab, 0]);
      expect([tab, await faultsOf(page, reader)]).toEqual([tab, []]);
    }
    for (const path of [...closedToAll, ...closedToReaders, `customers/${id}/edit`]) {
      const answer = await page.goto(`${product.url}/30042/console/${path}`);
      expect([path, answer?.status()]).toEqual([path, 403]);
    }
    await page.context().close();
  });

  test('a form sent past the page by who may only read is refused, and nothing changes', async () => {
    const page = await atConsole(product, browser, reader, 'mila@');
    const id = await openMarijke(product, page);
    const answer = await page.request.post(`${product.url}/30042/console/customers/${id}/note?/save`, {
      headers: { origin: product.url },
      form: { note: `Sent past the page ${at}` },
    });
    expect(answer.status()).toBe(403);
    await page.goto(`${product.url}/30042/console/customers/${id}/note`);
    expect(await page.locator('main').innerText()).not.toContain(`Sent past the page ${at}`);
    await page.context().close();
  });
});
