import { button } from './activation';
import { atConsole } from './at-console';
import { faultsOf, readers } from './browser';
import { openShop } from './shop';
import { files, importClean } from './import-files';

const { product, browser } = openShop();

describe.each(readers)('$name', (reader) => {
  const at = readers.indexOf(reader);

  test('the customer list sorts, searches, pages deep, filters by group and keeps it in the address', async () => {
    const page = await atConsole(product, browser, reader);
    await importClean(product, page, 'consignors', files.consignors());
    await page.goto(`${product.url}/30042/console/customers`);
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.goto(`${product.url}/30042/console/customers?sort=LAST_NAME&direction=ASC`);
    await page
      .getByRole('link', { name: /Volgende/ })
      .first()
      .click();
    await page.waitForURL(/after=/);
    expect(await faultsOf(page, reader)).toEqual([]);
    await page
      .getByRole('link', { name: /Vorige/ })
      .first()
      .click();
    await page.waitForURL((url) => !url.searchParams.get('after'));
    await page.locator('input[name=search]:visible').first().fill('marijke berg');
    await page.locator('input[name=search]:visible').first().press('Enter');
    await page.waitForURL(/search=marijke/);
    const main = page.locator('main');
    await main.getByRole('link', { name: 'van den Berg' }).first().click();
    await page.waitForURL(/customers\/[0-9a-f-]{36}/);
    expect(await page.locator('h1').innerText()).toContain('van den Berg');
    await page.goto(`${product.url}/30042/console/customers?search=nobody-is-called-this`);
    expect(await main.innerText()).toContain('Geen klant voldoet aan');
    await page.context().close();
  });

  test('what was chosen to be seen is seen, on a phone too, and there it is sorted without a table’s heads', async () => {
    const page = await atConsole(product, browser, reader);
    const list = `${product.url}/30042/console/customers?search=marijke`;
    const choice = page.locator('details', { has: page.locator('input[name=column]') });
    const choose = async (press: () => Promise<void>): Promise<void> => {
      await page.goto(list);
      await choice.locator('summary').click();
      await press();
    };
    await choose(async () => {
      await page.locator('input[name=column][value=email]').check();
      await button(page, 'Deze tonen');
    });
    const emails = page.locator('td.c-email', { hasText: 'marijke.vandenberg@example.test' });
    await emails.first().waitFor();
    await choose(() => choice.locator('button[name=standard]').click());
    await page.getByText('Marijke').first().waitFor();
    expect(await emails.count()).toBe(0);

    await page.goto(`${product.url}/30042/console/customers`);
    if (reader.width < 720) {
      await page.locator('select[name=sort]').selectOption('last-name');
      if (!reader.javaScript) await page.locator('button:visible', { hasText: 'Tonen' }).last().click();
    } else await page.getByRole('link', { name: 'Achternaam' }).click();
    await page.waitForURL(/sort=last-name/);
    const sorted = page.locator('th[aria-sort]', { hasText: 'Achternaam' });
    expect(await sorted.count()).toBe(1);
    await page.context().close();
  });

  test('a customer is made, edited, and the page shows note and history', async () => {
    const page = await atConsole(product, browser, reader);
    const surname = `Proef ${at}`;
    await page.goto(`${product.url}/30042/console/customers/new`);
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.locator('input[name=lastName]').fill(surname);
    await page.locator('input[name=email]').fill('marijke.vandenberg@example.test');
    await button(page, 'Bewaren');
    await page.locator('[aria-invalid="true"]').first().waitFor();
    expect(await page.locator('input[name=lastName]').inputValue()).toBe(surname);
    await page.locator('input[name=email]').fill(`proef${at}@example.test`);
    await button(page, 'Bewaren');
    await page.waitForURL(/customers\/[0-9a-f-]{36}/);
    expect(await page.locator('h1').innerText()).toContain(surname);
    expect(await faultsOf(page, reader)).toEqual([]);
    const address = page.url().split('?')[0] ?? '';

    await page.goto(`${address}/edit`);
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.locator('input[name=firstName]').fill('Anna');
    await button(page, 'Bewaren');
    await page.waitForURL(new RegExp(`${address.split('/').pop() ?? ''}(\\?|$)`));
    expect(await page.locator('h1').innerText()).toContain(`Anna ${surname}`);

    await page.goto(`${address}/note`);
    await page.locator('textarea[name=note]').fill('Belt na vijven');
    await button(page, 'Bewaren');
    await page.goto(`${address}/history`);
    const history = await page.locator('main').innerText();
    for (const words of ['Els de Wit', 'Anna', 'Belt na vijven']) expect(history).toContain(words);
    expect(await faultsOf(page, reader)).toEqual([]);
    for (const tab of ['consignment', 'users', 'mail']) {
      await page.goto(`${address}/${tab}`);
      expect(await faultsOf(page, reader)).toEqual([]);
    }
    await page.context().close();
  });

  test('consignment settings are saved, 201 items are refused at the field, and items and sales are there', async () => {
    const page = await atConsole(product, browser, reader);
    await page.goto(`${product.url}/30042/console/customers?search=2481`);
    await page.getByRole('link', { name: '2481' }).first().click();
    await page.waitForURL(/customers\/[0-9a-f-]{36}/);
    const address = page.url().split('?')[0] ?? '';
    await page.goto(`${address}/consignment`);
    const allowance = page.locator('input[name=itemAllowance]');
    await allowance.fill('201');
    await button(page, 'Bewaren');
    await page.locator('[aria-invalid="true"]').first().waitFor();
    await allowance.fill('40');
    await button(page, 'Bewaren');
    await page.waitForURL(/saved=yes/);
    // Somebody else saved while this form was open: nothing typed is lost, and the second try saves.
    await page.goto(`${address}/consignment`);
    const colleague = await page.context().newPage();
    await colleague.goto(`${address}/consignment`);
    await colleague.locator('input[name=consignorSharePercent]').fill(String(51 + at));
    await button(colleague, 'Bewaren');
    await colleague.waitForURL(/saved=yes/);
    await allowance.fill('39');
    await button(page, 'Bewaren');
    await page.getByText('Iemand anders heeft dit intussen gewijzigd').first().waitFor();
    expect(await allowance.inputValue()).toBe('39');
    expect(await faultsOf(page, reader)).toEqual([]);
    await button(page, 'Bewaren');
    await page.waitForURL(/saved=yes/);
    for (const tab of ['items', 'sales']) {
      await page.goto(`${address}/${tab}`);
      expect(await page.locator('main').innerText()).toMatch(/€\s?\d/);
      expect(await faultsOf(page, reader)).toEqual([]);
    }
    await page.context().close();
  });

  test('a group is made, renamed and deleted after a question that names it', async () => {
    const page = await atConsole(product, browser, reader);
    const name = `Zomer ${at}`;
    await page.goto(`${product.url}/30042/console/groups`);
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.goto(`${product.url}/30042/console/groups/new`);
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.locator('input[name=name]').fill(name);
    await button(page, 'Bewaren');
    await page.waitForURL(/console\/groups(\?|$)/);
    await page.getByRole('link', { name, exact: true }).first().click();
    await page.waitForURL(/groups\/[0-9a-f-]{36}/);
    await page.locator('input[name=name]').fill(`${name} uit`);
    await button(page, 'Bewaren en doorgaan');
    await page.getByText('Bewaard').first().waitFor();
    await page.goto(`${page.url().split('?')[0] ?? ''}/delete`);
    expect(await faultsOf(page, reader)).toEqual([]);
    const question = await page.locator('main').innerText();
    expect(question).toContain(`${name} uit`);
    expect(question).toContain('kan niet ongedaan worden gemaakt');
    await page.locator('main form button:not([data-reveal])').first().click();
    await page.waitForURL(/console\/groups(\?|$)/);
    expect(await page.locator('main').innerText()).not.toContain(name);
    await page.context().close();
  });
});

// What an address asks for is the same for every reader.
test('every column that is shown sorts, both ways', async () => {
  const page = await atConsole(product, browser, readers[0]!);
  const list = `${product.url}/30042/console/customers`;
  await page.goto(list);
  const keys = [...(await page.content()).matchAll(/name="column" value="([\w-]+)"/g)].map(
    (found) => found[1],
  );
  expect(keys).toEqual(expect.arrayContaining(['groups', 'newsletter', 'enabled', 'sales']));
  for (const key of keys) {
    for (const direction of ['asc', 'desc']) {
      const answer = await page.goto(`${list}?sort=${key}&direction=${direction}`);
      expect([key, answer?.status()]).toEqual([key, 200]);
      expect(await page.locator('tbody tr').count()).toBeGreaterThan(10);
    }
  }
  await page.context().close();
});

test.each(readers.filter((reader) => reader.javaScript))(
  'axe finds nothing on the other pages, $name',
  async (reader) => {
    const page = await atConsole(product, browser, reader);
    for (const path of [
      '/30042/console/jobs',
      '/30042/console/mails',
      '/30042/console/settings/mail',
      '/',
      '/mailbox',
      '/30042',
      '/30042/forgot',
      '/30042/set-password',
      '/99999',
    ]) {
      await page.goto(product.url + path);
      expect([path, await faultsOf(page, reader)]).toEqual([path, []]);
    }
    await page.context().close();
  },
);
