import type { Page } from 'playwright-core';
import { until } from '../product/graph';
import { logIn } from './activation';
import { atConsole } from './at-console';
import { faultsOf, readers, visit, type Reader } from './browser';
import { openShop } from './shop';

const { product, browser } = openShop();
const SETTINGS = '/30042/console/settings';
const [, , desk] = readers as [Reader, Reader, Reader];

/** The value of a token on a page: of its first element, or of another one. */
const token = (page: Page, name: string, selector = ':root'): Promise<string> =>
  page.evaluate(
    `getComputedStyle(document.querySelector(${JSON.stringify(selector)})).getPropertyValue('--${name}').trim()`,
  );
const choose = (page: Page, skin: string): Promise<void> =>
  page.locator(`[name=skin][value=${skin}]`).check();
const save = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Uiterlijk opslaan' }).click();
  await page.waitForURL(/look=saved/);
};

/** A drawing that asks for things while it is looked at. */
const drawing = (colour: string): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><script>alert(1)</script><image href="${product.url}/healthz"/><rect width="90" height="30" fill="${colour}"/></svg>`,
  );
const fileOf = (name: string, mimeType: string, buffer: Buffer) => ({ name, mimeType, buffer });

describe.each(readers)('$name', (reader) => {
  test('a look is seen before it is saved, light and dark, and nothing is saved by that [K8 K9]', async () => {
    const page = await atConsole(product, browser, reader);
    await page.goto(product.url + SETTINGS);
    const was = await token(page, 'fill');
    await choose(page, 'LAGOON');
    if (!reader.javaScript) await page.getByRole('button', { name: 'Tonen' }).click();
    await page.getByText('Nog niet opgeslagen').waitFor();
    await until('the look', async () => (await token(page, 'fill', '.look-light')) === '#0e7377');
    expect(await page.locator('[name=skin]:checked').inputValue()).toBe('LAGOON');
    const grounds = [await token(page, 'surface', '.look-light'), await token(page, 'surface', '.look-dark')];
    expect(grounds[0]).toBe('#ffffff');
    expect(grounds[1]).not.toBe('#ffffff');
    expect(await token(page, 'fill')).toBe(was);
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.goto(product.url + SETTINGS);
    await page.getByText('Zoals het nu is').waitFor();
    expect(await token(page, 'fill', '.look-light')).not.toBe('#0e7377');
    await page.context().close();
  });

  test('the free colour is typed or picked, corrected where it could not be seen, and what is none is told at its field [K9 K10]', async () => {
    const page = await atConsole(product, browser, reader);
    await page.goto(product.url + SETTINGS);
    await choose(page, 'FREE');
    await page.locator('#colour').fill('geel');
    await page.getByRole('button', { name: 'Uiterlijk opslaan' }).click();
    await page.locator('#problems').waitFor();
    expect(await page.locator('#colour').inputValue()).toBe('geel');
    expect(await page.locator('#colour').getAttribute('aria-invalid')).toBe('true');
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.locator('#colour').fill('#F2C230');
    await save(page);
    // On white it could not be seen, at night it is exact.
    await page.getByText('#f2c230 zou hier slecht te zien zijn').waitFor();
    await page.getByText('Knoppen hebben precies uw kleur').waitFor();
    await page.locator('[name=colourPicked]').fill('#2c6842');
    await save(page);
    expect(await page.locator('#colour').inputValue()).toBe('#2c6842');
    await page.context().close();
  });

  test('a logo stands on every page and in the tab, a banner above the log-in; taken away they are gone', async () => {
    const page = await atConsole(product, browser, reader);
    await page.goto(`${product.url}${SETTINGS}/pictures`);
    await page.locator('#logo').setInputFiles(fileOf('logo.svg', 'image/svg+xml', drawing('#0a0')));
    await page.getByRole('button', { name: 'Logo opslaan' }).click();
    await page.waitForURL(/saved=yes/);
    const logo = (await page.locator('main img.logo').getAttribute('src')) ?? '';
    expect(logo).toMatch(/^\/30042\/look\/[\w-]{36}$/);
    expect(await page.locator('.side img.logo').getAttribute('src')).toBe(logo);
    expect(await faultsOf(page, reader)).toEqual([]);
    const served = await page.request.get(product.url + logo);
    expect([served.headers()['content-type'], served.headers()['cache-control']]).toEqual([
      'image/png',
      'public, max-age=31536000, immutable',
    ]);

    const { page: visitor, context } = await visit(browser, reader);
    await visitor.goto(`${product.url}/30042`);
    expect(await visitor.locator('header img.logo').getAttribute('src')).toBe(logo);
    expect(await visitor.locator('header img.banner').count()).toBe(1);
    expect(await visitor.locator('link[rel=icon]').getAttribute('href')).toMatch(/^\/30042\/look\//);
    expect(await faultsOf(visitor, reader)).toEqual([]);
    await context.close();

    await page.locator('#logo').setInputFiles(fileOf('logo.png', 'image/png', Buffer.from('<html>')));
    await page.getByRole('button', { name: 'Logo opslaan' }).click();
    await page.getByRole('link', { name: /Dit is geen afbeelding/ }).waitFor();
    expect(await page.locator('main img.logo').getAttribute('src')).toBe(logo);
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.getByRole('button', { name: 'Logo weghalen' }).click();
    await page.waitForURL(/saved=yes/);
    expect(await page.locator('main img.logo, .side img.logo').count()).toBe(0);
    expect(await page.locator('link[rel=icon]').getAttribute('href')).toBe('/icon.svg');
    await page.context().close();
  });
});

test('a change is seen at once on every page: of the portal, of the console, and of who is only passing [K10]', async () => {
  const page = await atConsole(product, browser, desk);
  const { page: customer, context } = await visit(browser, desk);
  await logIn(product, customer, product.logIn('marijke'));
  const { page: visitor, context: outside } = await visit(browser, desk);
  for (const [skin, fill] of [
    ['FOREST', '#2c6842'],
    ['CLAY', '#b4512f'],
  ] as const) {
    await page.goto(product.url + SETTINGS);
    await choose(page, skin);
    await save(page);
    expect([skin, await token(page, 'fill')]).toEqual([skin, fill]);
    for (const path of ['/my', '/my/stock', '/my/profile']) {
      await customer.goto(`${product.url}/30042${path}`);
      expect([path, await token(customer, 'fill')]).toEqual([path, fill]);
    }
    for (const path of ['', '/first-time', '/forgot', '/console/login']) {
      await visitor.goto(`${product.url}/30042${path}`);
      expect([path, await token(visitor, 'fill')]).toEqual([path, fill]);
    }
    await page.goto(`${product.url}/30042/console/customers`);
    expect(await token(page, 'fill')).toBe(fill);
    // Next door nothing changes.
    await visitor.goto(`${product.url}/10007`);
    expect(await token(visitor, 'fill')).toBe('#1c5d94');
  }
  await Promise.all([page.context().close(), context.close(), outside.close()]);
});

test('two who change it at once: the second one is told, and sees what the first one saved', async () => {
  const [one, other] = [await atConsole(product, browser, desk), await atConsole(product, browser, desk)];
  for (const page of [one, other]) await page.goto(product.url + SETTINGS);
  await choose(one, 'SLATE');
  await save(one);
  await choose(other, 'ROSE');
  await other.getByRole('button', { name: 'Uiterlijk opslaan' }).click();
  await other.locator('#problems').waitFor();
  await other.locator('#problems').getByText('Leisteen').waitFor();
  expect(await other.locator('[name=skin]:checked').inputValue()).toBe('ROSE');
  expect(await faultsOf(other, desk)).toEqual([]);
  await save(other);
  expect(await token(other, 'fill')).toBe('#bf3d6b');
  await Promise.all([one.context().close(), other.context().close()]);
});

test.each(readers.slice(0, 3))(
  'the portal is closed $name: the page says how many that throws out, they are out at once, the console stays, and it opens again [K3]',
  async (reader) => {
    const page = await atConsole(product, browser, reader);
    const { page: customer, context } = await visit(browser, reader);
    await logIn(product, customer, product.logIn('marijke'));
    await page.goto(product.url + SETTINGS);
    expect(await page.locator('#portal-address').inputValue()).toBe(`${product.url}/30042`);
    await page.getByText(/klant(en)? ingelogd/).waitFor();
    await page.getByRole('link', { name: 'Klantenpagina sluiten …' }).click();
    await page.getByText(/meteen uitgelogd/).waitFor();
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.getByRole('button', { name: 'Klantenpagina sluiten', exact: true }).click();
    await page.getByText('De klantenpagina is gesloten').waitFor();
    expect(await faultsOf(page, reader)).toEqual([]);

    await customer.goto(`${product.url}/30042/my/stock`);
    expect(new URL(customer.url()).pathname).toBe('/30042');
    await customer.getByRole('heading', { name: /gesloten/ }).waitFor();
    expect(await customer.locator('input[type=password]').count()).toBe(0);
    expect(await faultsOf(customer, reader)).toEqual([]);
    for (const path of ['first-time', 'forgot', 'set-password']) {
      await customer.goto(`${product.url}/30042/${path}`);
      await customer.getByRole('heading', { name: /gesloten/ }).waitFor();
      expect(await customer.locator('main input').count()).toBe(0);
      expect(await faultsOf(customer, reader)).toEqual([]);
    }
    const asked = await customer.request.post(`${product.url}/30042/graphql`, {
      headers: { origin: product.url },
      data: {
        query: 'mutation ($input: LogInInput!) { logIn(input: $input) { __typename } }',
        variables: { input: product.logIn('marijke') },
      },
    });
    expect(await asked.json()).toEqual({ data: { logIn: { __typename: 'PortalClosed' } } });
    await page.goto(`${product.url}/30042/console/customers`);
    await page.getByRole('heading', { level: 1 }).waitFor();

    await page.goto(product.url + SETTINGS);
    await page.getByRole('button', { name: 'Klantenpagina openen' }).click();
    await page.getByText('De klantenpagina is open').waitFor();
    await logIn(product, customer, product.logIn('marijke'));
    await Promise.all([context.close(), page.context().close()]);
  },
);

test('with JavaScript the address is copied by a button', async () => {
  const page = await atConsole(product, browser, desk);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(product.url + SETTINGS);
  await page.getByRole('button', { name: 'Kopiëren' }).click();
  await page.getByRole('button', { name: 'Gekopieerd' }).waitFor();
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(`${product.url}/30042`);
  await page.context().close();
});
