import type { Page } from 'playwright-core';
import { linkInMailbox } from './activation';
import { faultsOf, readers, textOf, visit, type Reader } from './browser';
import { openShop } from './shop';

const { product, browser } = openShop();
const STORES = '/00000/console/stores';
const password = 'zeven paarse olifanten';

/** The operator at the console of store 00000. */
async function asOperator(reader: Reader): Promise<Page> {
  const { page } = await visit(browser, reader);
  await page.goto(`${product.url}/00000/console`);
  // No customers are here who could log in elsewhere, and nobody to reach.
  expect(await textOf(page)).not.toContain('Klanten loggen hier in');
  expect(await page.locator('footer').getByText('Contact').count()).toBe(0);
  const { email, password: typed } = product.logIn('noor@');
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[type=password]').fill(typed);
  expect(await faultsOf(page, reader)).toEqual([]);
  await page.locator('main form button:not([data-reveal])').first().click();
  await page.waitForURL(product.url + STORES);
  return page;
}

/** Fills the form in and sends it. */
async function make(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(fields))
    await (name === 'country'
      ? page.locator('[name=country]').selectOption(value)
      : page.locator(`main [name=${name}]`).fill(value));
  await page.getByRole('button', { name: 'Bewaren', exact: true }).first().click();
}

describe.each(readers.map((reader, at) => ({ ...reader, at })))('$name', ({ at, ...reader }) => {
  const id = `4200${at}`;
  const owner = `eigenaar-${at}@tweedekans.example`;

  test('an operator makes a store; its owner opens the link of the mail, sets a password and sees what is still to do [K2 S10]', async () => {
    const page = await asOperator(reader);
    expect(await page.getByRole('link', { name: 'De Ruilhoek' }).count()).toBe(1);
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.getByRole('link', { name: 'Winkel', exact: true }).click();
    await page.waitForURL(`${product.url}${STORES}/new`);
    // It leads to one page only, and the number says what is decided with it.
    expect(await page.getByRole('button', { name: 'Bewaren en doorgaan' }).count()).toBe(0);
    expect(await textOf(page)).toContain('300 of 600');
    const mistyped = `eigenar-${at}@tweedekans.example`;
    await make(page, {
      ...{ name: 'Tweede Kans', id: '42', country: 'SE', ownerName: 'Noor', ownerEmail: mistyped },
    });
    await page.locator('#problems').waitFor();
    await page.getByText('Een winkelnummer heeft vijf cijfers, bijvoorbeeld 30042.').first().waitFor();
    expect(await page.locator('[name=ownerEmail]').inputValue()).toBe(mistyped);
    expect(await faultsOf(page, reader)).toEqual([]);
    await make(page, { id: '30042' });
    await page.getByText('Er is al een winkel met dit nummer.').first().waitFor();
    await make(page, { id });
    await page.waitForURL(`${product.url}${STORES}/${id}?done=made`);
    await page.getByText(`onderweg naar ${mistyped}`).waitFor();
    expect(await page.locator(`a[href="${product.url}/${id}/console"]`).count()).toBe(1);
    expect(await faultsOf(page, reader)).toEqual([]);

    expect(await page.locator('main [name=ownerEmail]').inputValue()).toBe(mistyped);
    await page.locator('main [name=ownerEmail]').fill('niemand');
    await page.getByRole('button', { name: 'Adres wijzigen en link mailen' }).click();
    await page.locator('main [aria-invalid=true]').waitFor();
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.locator('main [name=ownerEmail]').fill(owner);
    await page.getByRole('button', { name: 'Adres wijzigen en link mailen' }).click();
    await page.waitForURL(/done=sent/);
    await page.getByText(`onderweg naar ${owner}`).waitFor();
    const link = await linkInMailbox(product, page, owner, { to: 'set-password', mails: 1 });
    await page.context().close();

    const { page: own } = await visit(browser, reader);
    await own.goto(link);
    await own.locator('input[name=password]').fill(password);
    expect(await faultsOf(own, reader)).toEqual([]);
    await own.locator('main form button:not([data-reveal])').first().click();
    await own.waitForURL(`${product.url}/${id}/console/settings/start`);
    expect(await own.locator('ol a').count()).toBeGreaterThan(5);
    await own.context().close();
  });
});

test('where stores are made there is nothing of a shop, and in a shop nothing of that', async () => {
  const [reader] = readers as [Reader];
  const page = await asOperator(reader);
  for (const path of ['customers', 'customers/new', 'groups', 'settings', 'mails', 'sales', 'jobs', 'import'])
    expect([path, (await page.goto(`${product.url}/00000/console/${path}`))?.status()]).toEqual([path, 404]);
  for (const path of ['', '/first-time', '/about', '/accessibility'])
    expect([path, (await page.goto(`${product.url}/00000${path}`))?.status()]).toEqual([path, 404]);
  await page.goto(product.url + STORES);
  expect(await page.locator('nav.side .links a').allTextContents()).toHaveLength(2);
  await page.context().close();
  const { page: els } = await visit(browser, reader);
  await els.goto(`${product.url}/30042/console`);
  const { email, password: typed } = product.logIn('els@');
  await els.locator('input[name=email]').fill(email);
  await els.locator('input[type=password]').fill(typed);
  await els.locator('main form button:not([data-reveal])').first().click();
  await els.waitForURL(/\/console\/customers/);
  for (const path of ['stores', 'stores/new', 'stores/10007'])
    expect((await els.goto(`${product.url}/30042/console/${path}`))?.status()).toBe(404);
  await els.context().close();
});
