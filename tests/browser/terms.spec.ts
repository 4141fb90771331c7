import type { Page } from 'playwright-core';
import { must, staffOf } from '../product/graph';
import { askForLink, button, invitedAddress, linkInMailbox } from './activation';
import { atConsole } from './at-console';
import { faultsOf, readers, textOf, visit } from './browser';
import { openShop } from './shop';

const { product, browser } = openShop();

const change = async (text: string): Promise<void> => {
  const staff = await staffOf(product, '30042');
  await must(
    ...([product, staff] as const),
    'mutation ($input: WriteStorePageTextInput!) { writeStorePageText(input: $input) { __typename } }',
    { input: { page: 'TERMS', language: 'nl', text } },
  );
};
const follow = async (page: Page, name: string): Promise<void> => {
  const link = page.locator('main').getByRole('link', { name, exact: true }).first();
  await page.goto(new URL((await link.getAttribute('href')) ?? '', page.url()).href);
};

test.each(readers.map((reader, at) => ({ reader, at, name: reader.name })))(
  '$name who sets a first password sees what they accept by it; staff see which version and when; a changed text is asked for on My page, and the old one can be read [S14]',
  async ({ reader, at }) => {
    await change(`Ruilen binnen ${at + 8} dagen.`);
    const { context, page } = await visit(browser, reader);
    const email = await invitedAddress(product, page, at);
    await askForLink(product, page, email);
    const link = await linkInMailbox(product, page, email);
    await page.goto(link);
    expect(await textOf(page)).toContain('Met uw wachtwoord gaat u akkoord met wat De Ruilhoek hier zegt:');
    expect(await faultsOf(page, reader)).toEqual([]);
    // What is refused once shows them again, and accepts nothing.
    await page.locator('input[type=password]').fill('kort');
    await button(page, 'Bewaren en inloggen');
    await page.locator('[aria-invalid=true]').waitFor();
    await page.locator('input[type=password]').fill('acht groene kamelen');
    await button(page, 'Bewaren en inloggen');
    await page.waitForURL(/\/30042\/my/);
    expect(await textOf(page)).not.toContain('zijn nieuw of gewijzigd');

    await change(`Ruilen binnen ${at + 14} dagen.`);
    await page.goto(`${product.url}/30042/my`);
    expect(await textOf(page)).toContain('zijn nieuw of gewijzigd');
    expect(await faultsOf(page, reader)).toEqual([]);
    await follow(page, 'Bekijk ze');
    expect(await faultsOf(page, reader)).toEqual([]);
    await follow(page, 'Voorwaarden');
    expect(await textOf(page)).toContain(`Ruilen binnen ${at + 14} dagen.`);
    await page.goto(`${product.url}/30042/my/terms`);
    await button(page, 'Ik ga akkoord');
    await page.getByRole('status').filter({ hasText: 'Bewaard' }).waitFor();
    expect(await textOf(page)).not.toContain('Nog te lezen');
    const old = page.locator('li', { hasText: 'sindsdien gewijzigd' }).getByRole('link');
    await page.goto(new URL((await old.getAttribute('href')) ?? '', page.url()).href);
    expect(await textOf(page)).toContain(`Ruilen binnen ${at + 8} dagen.`);
    expect(await textOf(page)).toContain('Wat er nu staat');
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.goto(`${product.url}/30042/my`);
    expect(await textOf(page)).not.toContain('zijn nieuw of gewijzigd');
    await context.close();

    const desk = await atConsole(product, browser, reader);
    await desk.goto(`${product.url}/30042/console/customers?search=${encodeURIComponent(email)}`);
    const row = desk.locator('main a[href*="/customers/"]').filter({ hasText: /\d{4}/ }).first();
    await desk.goto(
      `${new URL((await row.getAttribute('href')) ?? '', desk.url()).href.split('?')[0]}/users`,
    );
    const said = await textOf(desk);
    expect(said).toMatch(/Voorwaarden · \d+ \w+ \d{4} .*Voorwaarden · \d+ \w+ \d{4} · sindsdien gewijzigd/);
    expect(said).toMatch(/Privacy · \d+ \w+ \d{4}/);
    expect(await faultsOf(desk, reader)).toEqual([]);
    await desk.context().close();
  },
);
