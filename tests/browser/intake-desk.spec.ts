import { button } from './activation';
import { atConsole, openMarijke } from './at-console';
import { faultsOf, readers } from './browser';
import { fillIn } from './fill-in';
import { openShop } from './shop';

const { product, browser } = openShop();

const console_ = (page = ''): string => `${product.url}/30042/console${page}`;

describe.each(readers)('$name', (reader) => {
  test('staff enter one thing after the other by keyboard: category, size and brand stay, and the intake then waits for labels [K27a]', async () => {
    const page = await atConsole(product, browser, reader);
    const tab = console_(`/customers/${await openMarijke(product, page)}/intake`);
    await page.goto(tab);
    expect(await faultsOf(page, reader)).toEqual([]);
    await fillIn(page, {
      description: 'Blazer',
      category: 'Jassen',
      brand: 'Lindes',
      size: '40',
      priceMinor: '45',
    });
    await page.keyboard.press('Enter');
    await page.waitForURL(/saved=\d+/);
    const focused = (): Promise<unknown> => page.evaluate('document.activeElement?.id');
    if (reader.javaScript) expect(await focused()).toBe('description');
    for (const [name, value] of [
      ['description', ''],
      ['category', 'Jassen'],
      ['brand', 'Lindes'],
      ['size', '40'],
      ['priceMinor', ''],
    ] as const)
      expect([name, await page.locator(`[name=${name}]`).inputValue()]).toEqual([name, value]);
    await fillIn(page, { description: 'Mantel', priceMinor: 'duur' });
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toContain('Vraagprijs: Dit is geen bedrag');
    expect(await page.locator('[name=description]').inputValue()).toBe('Mantel');
    expect(await faultsOf(page, reader)).toEqual([]);
    await fillIn(page, { priceMinor: '80,-' });
    await page.keyboard.press('Enter');
    await page.waitForURL(/saved=\d+/);

    await page.locator('main tbody a').first().click();
    await page.waitForURL(/item=\d+/);
    expect(await faultsOf(page, reader)).toEqual([]);
    await button(page, '× 2');
    await page.waitForURL(/copied=2/);
    await page.locator('main tbody a').first().click();
    await page.waitForURL(/item=\d+/);
    await fillIn(page, { description: 'Linnen blazer' });
    await button(page, 'Bewaren');
    await page.waitForURL(/saved=\d+/);
    expect(await page.locator('main tbody tr').first().innerText()).toContain('Linnen blazer');
    await page.locator('main tbody a').last().click();
    await page.waitForURL(/item=\d+/);
    await button(page, 'Dit artikel verwijderen');
    await page.waitForURL(/deleted=\d+/);
    expect(await page.locator('main tbody tr').count()).toBe(3);

    await page.goto(console_('/intakes?state=open'));
    expect(await faultsOf(page, reader)).toEqual([]);
    expect(await page.locator('main tbody').innerText()).toContain('Marijke van den Berg');
    await page.locator('main tbody a').first().click();
    await page.waitForURL(/\/intake/);
    await page.getByRole('link', { name: 'Indienen…' }).click();
    await page.getByRole('heading', { level: 2, name: '3 artikelen indienen?' }).waitFor();
    expect(await faultsOf(page, reader)).toEqual([]);
    await button(page, 'Ja, indienen');
    await page.waitForURL(/handed=3/);
    expect(await page.locator('main').innerText()).toContain('Ingediend: 3 artikelen. Ze wachten op labels.');

    await page.goto(console_('/intakes'));
    const row = await page.locator('main tbody tr').last().innerText();
    expect(row.replace(/\s+/g, ' ')).toMatch(/Marijke van den Berg 2481 .*Ingediend/);
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.context().close();
  });
});

test('a draft that somebody else hands over meanwhile is not entered a second time, and what is copied twice is copied twice', async () => {
  const [reader] = readers;
  if (!reader) throw new Error('No reader');
  const page = await atConsole(product, browser, reader);
  const tab = console_(`/customers/${await openMarijke(product, page)}/intake`);
  await page.goto(tab);
  await fillIn(page, { description: 'Sjaal' });
  await page.keyboard.press('Enter');
  await page.waitForURL(/saved=\d+/);
  for (let time = 0; time < 2; time += 1) {
    await page.goto(tab);
    await page.locator('main tbody a').first().click();
    await page.waitForURL(/item=\d+/);
    await button(page, '× 2');
    await page.waitForURL(/copied=2/);
  }
  expect(await page.locator('main tbody tr').count()).toBe(5);
  await page.locator('main tbody a').first().click();
  await page.waitForURL(/item=\d+/);
  const other = await page.context().newPage();
  await other.goto(`${tab}?hand-over`);
  await button(other, 'Ja, indienen');
  await other.waitForURL(/handed=5/);
  await fillIn(page, { description: 'Sjaal, blauw' });
  for (let time = 0; time < 2; time += 1) {
    await button(page, 'Bewaren');
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toContain('Deze inbreng is ingediend');
    expect(await page.locator('[name=description]').inputValue()).toBe('Sjaal, blauw');
  }
  await page.goto(tab);
  expect(await page.locator('main tbody').count()).toBe(0);
  await page.context().close();
});

test('whose session ends at the desk loses nothing that was typed, either', async () => {
  const [reader] = readers;
  if (!reader) throw new Error('No reader');
  const page = await atConsole(product, browser, reader);
  await page.goto(console_(`/customers/${await openMarijke(product, page)}/intake`));
  await fillIn(page, { description: 'Sjaal', category: 'Jassen', brand: 'Lindes' });
  await page.context().clearCookies();
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  expect(await page.locator('[name=description]').inputValue()).toBe('Sjaal');
  expect(await page.locator('select[name=category]').inputValue()).toBe('Jassen');
  expect(await page.locator('[name=brand]').inputValue()).toBe('Lindes');
  expect(await page.getByRole('status').count()).toBe(0);
  const link = page.getByRole('alert').getByRole('link', { name: 'Inloggen (opent een nieuw tabblad)' });
  expect(await link.getAttribute('href')).toBe('/30042/console/login');
  expect(await faultsOf(page, reader)).toEqual([]);
  await page.context().close();
});

test('who may only read sees what is entered, and no form', async () => {
  const [reader] = readers;
  if (!reader) throw new Error('No reader');
  const owner = await atConsole(product, browser, reader);
  const tab = console_(`/customers/${await openMarijke(product, owner)}/intake`);
  await owner.goto(tab);
  await fillIn(owner, { description: 'Blazer' });
  await owner.keyboard.press('Enter');
  await owner.waitForURL(/saved=\d+/);
  await owner.context().close();
  const page = await atConsole(product, browser, reader, 'mila@');
  await page.goto(tab);
  expect(await page.locator('main tbody').innerText()).toContain('Blazer');
  expect(await page.locator('main [name=description]').count()).toBe(0);
  expect(await page.getByRole('link', { name: 'Indienen…' }).count()).toBe(0);
  await page.goto(`${tab}?hand-over`);
  expect(await page.getByRole('button', { name: 'Ja, indienen' }).count()).toBe(0);
  await page.context().close();
});
