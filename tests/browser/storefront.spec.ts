import type { Page } from 'playwright-core';
import { buyers } from '../../services/demo/people';
import { must, staffOf } from '../product/graph';
import { button } from './activation';
import { atConsole } from './at-console';
import { faultsOf, readers, textOf, visit, type Reader } from './browser';
import { openShop } from './shop';

const { product, browser } = openShop();
const [phone, desk] = [readers[0]!, readers[2]!];
const footOf = async (page: Page): Promise<string> =>
  (await page.locator('footer').innerText()).replace(/\s+/g, ' ');

/** Logged in at a portal, and at its page of terms. */
async function asCustomer(storeId: string, who: string, reader: Reader): Promise<Page> {
  const { page } = await visit(browser, reader);
  const { email, password } = product.logIn(who);
  await page.goto(`${product.url}/${storeId}`);
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[type=password]').fill(password);
  await page.locator('main form button:not([data-reveal])').first().click();
  await page.waitForURL(/\/my/);
  return page;
}

describe.each(readers)('$name', (reader) => {
  const at = readers.indexOf(reader);

  test('a visitor reads who trades, when the shop is open and its pages, and no page that is not written has a link [U8 U11 L11]', async () => {
    const { page } = await visit(browser, reader);
    await page.goto(`${product.url}/30042`);
    const foot = await footOf(page);
    for (const words of [
      'De Ruilhoek B.V.',
      'KvK 30198245',
      'Btw-nummer NL123456789B13',
      'di–vr 10:00–17:30',
    ])
      expect(foot).toContain(words);
    expect(foot).toContain('iDEAL Visa Mastercard');
    expect(await page.locator('footer nav').getByRole('link').allInnerTexts()).toEqual([
      ...['Over ons', 'Contact', 'Voorwaarden', 'Privacy', 'Cookies', 'Toegankelijkheid'],
    ]);
    expect(await faultsOf(page, reader)).toEqual([]);
    for (const path of ['about', 'contact', 'terms', 'privacy', 'cookies', 'accessibility']) {
      expect([path, (await page.goto(`${product.url}/30042/${path}`))?.status()]).toEqual([path, 200]);
      expect([path, await faultsOf(page, reader)]).toEqual([path, []]);
    }
    expect(await textOf(page)).toContain('WCAG 2.2, niveau AA');
    expect((await page.goto(`${product.url}/30042/home`))?.status()).toBe(404);
    await page.goto(`${product.url}/30042/contact`);
    for (const words of ['De Ruilhoek B.V.', 'Voorstraat 41', 'Inventarisatie', 'Kerst'])
      expect(await textOf(page)).toContain(words);
    await page.context().close();
  });

  test('staff tick, name and order what stands at the foot, look at it first, and every reader sees the same [U6 U7 U12]', async () => {
    const page = await atConsole(product, browser, reader);
    const name = `Bon ${at}`;
    await page.goto(`${product.url}/30042/console/settings/footer`);
    expect(await faultsOf(page, reader)).toEqual([]);
    // What is usual where the shop is, before the rest; and room for more than two names of its own.
    const ready = await page.locator('#carriers label').allInnerTexts();
    const usual = ['PostNL', 'DHL', 'DPD', 'Bring'].map((each) => ready.indexOf(each));
    expect(usual).toEqual(usual.toSorted((one, other) => one - other));
    expect(usual).not.toContain(-1);
    for (const room of [10, 11, 12, 13])
      expect(await page.locator(`[name="payments.${room}.ownName"]`).count()).toBe(1);
    await page.getByRole('checkbox', { name: 'Klarna' }).check();
    await page.locator('[name="payments.9.ownName"]').fill(name);
    await page.getByRole('button', { name: 'Mastercard omhoog' }).click();
    await button(page, 'Eerst bekijken');
    const look = (await page.locator('#look').innerText()).replace(/\s+/g, ' ');
    expect(look).toContain(`Mastercard Visa Klarna`);
    expect(look).toContain(name);
    // What is half behind the bar at the top is too small a target to axe.
    if (reader.javaScript) await page.evaluate('scrollTo(0, 0)');
    expect(await faultsOf(page, reader)).toEqual([]);
    const { page: other } = await visit(browser, phone);
    await other.goto(`${product.url}/30042/about`);
    expect(await footOf(other)).not.toContain(name);
    await button(page, 'Bewaren');
    await page.waitForURL(/saved=yes/);
    await other.reload();
    expect(await footOf(other)).toContain(name);
    await other.context().close();
    // As it was, for the next reader.
    const marks = ['DEBIT_CARD', 'IDEAL', 'VISA', 'MASTERCARD'].map((code) => ({ code }));
    const change =
      'mutation ($input: UpdateStoreFooterInput!) { updateStoreFooter(input: $input) { __typename } }';
    await must(product, await staffOf(product, '30042'), change, { input: { payments: marks } });
    await page.context().close();
  });

  test('hours are set by weekday with a break and by day with a reason; what contradicts itself is told at its field [U11]', async () => {
    const page = await atConsole(product, browser, reader);
    const from = '2099-12-24';
    const staff = await staffOf(product, '30042');
    const periods = 'periods { opensAt closesAt }';
    const hours = `{ store { openingHours { days { weekday ${periods} } exceptions { from upTo reason ${periods} } } } }`;
    const before = (await must<{ openingHours: object }>(product, staff, hours)).openingHours;
    await page.goto(`${product.url}/30042/console/settings/hours`);
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.locator('[name="days.SUNDAY.periods.0.opensAt"]').fill('15:00');
    await page.locator('[name="days.SUNDAY.periods.0.closesAt"]').fill('12:00');
    const line = page.locator('[name^="exceptions."][name$=".reason"]').filter({ hasNotText: /./ });
    const last = (await line.count()) - 1;
    await page.locator(`[name="exceptions.${last}.from"]`).fill(from);
    await page.locator(`[name="exceptions.${last}.periods.0.opensAt"]`).fill('10:00');
    // Looking at it says the same as saving, and all of it at once: what no input can hold and what the rules refuse.
    for (const press of ['Eerst bekijken', 'Bewaren']) {
      await button(page, press);
      await page.locator('#problems').waitFor();
      expect(await page.locator('[aria-invalid]').evaluateAll((all) => all.map((each) => each.id))).toEqual([
        'days.SUNDAY.periods.0.closesAt',
        ...[`exceptions.${last}.reason`, `exceptions.${last}.periods.0.closesAt`],
      ]);
      expect(await page.locator('#look').count()).toBe(0);
      expect(await faultsOf(page, reader)).toEqual([]);
    }
    await page.locator(`[name="exceptions.${last}.periods.0.opensAt"]`).fill('');
    await page.locator('[name="days.SUNDAY.periods.0.closesAt"]').fill('17:00');
    await page.locator(`[name="exceptions.${last}.reason"]`).fill(`Kerstavond ${at}`);
    await button(page, 'Eerst bekijken');
    expect(await page.locator('#look').innerText()).toContain(`Kerstavond ${at}`);
    await button(page, 'Bewaren');
    await page.waitForURL(/saved=yes/);
    await page.goto(`${product.url}/30042/contact`);
    expect(await textOf(page)).toContain(`Kerstavond ${at}`);
    expect(await textOf(page)).toContain('15:00–17:00');
    // As they were, for the next reader.
    const change =
      'mutation ($input: UpdateOpeningHoursInput!) { updateOpeningHours(input: $input) { __typename } }';
    await must(product, staff, change, { input: before });
    await page.context().close();
  });

  test('a page is written in Markdown, looked at and read; nothing in it runs, and no request leaves [U8 U9]', async () => {
    const page = await atConsole(product, browser, reader);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('dialog', () => asked.push('a dialog'));
    await page.goto(`${product.url}/30042/console/settings/pages`);
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.goto(`${product.url}/30042/console/settings/pages/cookies/sv`);
    expect(await page.getByRole('toolbar').count()).toBe(reader.javaScript ? 1 : 0);
    const hostile = [
      '<script>alert(1)</script><img src=https://evil.example/a.png onerror=alert(1)>',
      '![x](https://evil.example/b.png) ![y](http://169.254.169.254/latest)',
      '[a](javascript:alert(1)) [b](file:///etc/passwd) [c](https://169.254.169.254/) [d](data:text/html,x)',
      '<style>@import url(https://evil.example/c.css)</style>',
      '[wel](https://www.acm.nl)',
    ].join('\n\n');
    await page.locator('#text').fill(hostile);
    if (reader.javaScript) {
      await page.locator('#text').fill(`${hostile}\n\nRubrik`);
      await button(page, 'Kop');
      expect(await page.locator('#text').inputValue()).toContain('\n\n## Rubrik');
    }
    await button(page, 'Eerst bekijken');
    await page.locator('#look').waitFor();
    expect(
      await page.locator('#look a').evaluateAll((all) => all.map((each) => each.getAttribute('href'))),
      // A picture is no more than a link, and so is an address, whatever stands around it.
    ).toEqual([
      ...['a.png', 'b.png', 'c.css'].map((each) => `https://evil.example/${each}`),
      'https://www.acm.nl/',
    ]);
    expect(await faultsOf(page, reader)).toEqual([]);
    await button(page, 'Bewaren');
    await page.waitForURL(/saved=yes/);
    const { page: reading } = await visit(browser, reader);
    reading.on('request', (request) => asked.push(request.url()));
    reading.on('dialog', () => asked.push('a dialog'));
    await reading.goto(`${product.url}/30042/cookies`);
    await reading.locator('footer').getByRole('button', { name: 'Svenska' }).click();
    await reading.getByText('<script>alert(1)</script>').waitFor();
    expect(await reading.locator('main :is(script, img, style, iframe)').count()).toBe(0);
    expect(await faultsOf(reading, reader)).toEqual([]);
    expect(asked.filter((url) => !url.startsWith(product.url))).toEqual([]);
    await reading.context().close();
    await page.context().close();
  });
});

test('visitor, consignor, company and staff see the same foot [U12]', async () => {
  const { page: visitor } = await visit(browser, desk);
  await visitor.goto(`${product.url}/30042/about`);
  const seen = await footOf(visitor);
  const [consignor, staff] = [
    await asCustomer('30042', 'marijke', desk),
    await atConsole(product, browser, desk),
  ];
  for (const page of [consignor, staff]) {
    await page.goto(`${product.url}/30042/about`);
    expect(await footOf(page)).toBe(seen);
  }
  await consignor.goto(`${product.url}/30042/my`);
  expect(await footOf(consignor)).toBe(seen);
  await visitor.goto(`${product.url}/10007/about`);
  const theirs = await footOf(visitor);
  expect(theirs).toContain('923609016');
  const company = await asCustomer('10007', buyers[0]?.email ?? '', desk);
  await company.goto(`${product.url}/10007/about`);
  expect(await footOf(company)).toBe(theirs);
  for (const page of [visitor, consignor, staff, company]) await page.context().close();
});

test('two who write the same text at once do not overwrite each other: the second is shown both [U8]', async () => {
  const [one, two] = [await atConsole(product, browser, desk), await atConsole(product, browser, phone)];
  for (const page of [one, two]) await page.goto(`${product.url}/30042/console/settings/pages/privacy/en`);
  await one.locator('#text').fill('We keep what the law asks for.');
  await button(one, 'Bewaren');
  await one.waitForURL(/saved=yes/);
  await two.locator('#text').fill('We keep nothing.');
  await button(two, 'Bewaren');
  await two.locator('#problems').waitFor();
  expect(await two.locator('#text').inputValue()).toBe('We keep nothing.');
  expect(await two.locator('#problems').innerText()).toContain('We keep what the law asks for.');
  for (const page of [one, two]) await page.context().close();
});
