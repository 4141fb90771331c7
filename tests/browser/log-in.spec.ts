import { button } from './activation';
import { faultsOf, readers, visit } from './browser';
import { openSharedShop } from './shop';

const { product, browser } = openSharedShop();
const doors = [
  { log: '/30042', forgot: '/30042/forgot' },
  { log: '/30042/console/login', forgot: '/30042/console/forgot' },
];

describe.each(readers)('$name', (reader) => {
  test.each(doors)(
    'what was typed at $log goes along to $forgot; a password is shown while somebody wants it',
    async ({ log, forgot }) => {
      const { context, page } = await visit(browser, reader);
      await page.goto(product.url + log);
      await page.locator('input[name=email]').fill('iemand@example.test');
      await page.locator('input[name=password]').fill('zeven paarse olifanten');
      const toggle = page.locator('input[data-reveal]');
      expect(await toggle.isVisible()).toBe(reader.javaScript);
      if (reader.javaScript) {
        await page.getByLabel('Wachtwoord tonen').check();
        expect(await page.locator('input[name=password]').getAttribute('type')).toBe('text');
        expect(await faultsOf(page, reader)).toEqual([]);
        await toggle.uncheck();
        expect(await page.locator('input[name=password]').getAttribute('type')).toBe('password');
      }
      await button(page, 'Wachtwoord vergeten?');
      await page.waitForURL(product.url + forgot);
      expect(await page.locator('input[name=email]').inputValue()).toBe('iemand@example.test');
      expect(await faultsOf(page, reader)).toEqual([]);
      await button(page, 'Stuur de link');
      await page.getByText('iemand@example.test').first().waitFor();
      expect(await faultsOf(page, reader)).toEqual([]);
      await context.close();
    },
    60_000,
  );

  test('Enter logs in, whatever else can be pressed there', async () => {
    const { context, page } = await visit(browser, reader);
    await page.goto(`${product.url}/30042`);
    const { email, password } = product.logIn('marijke');
    await page.locator('input[name=email]').fill(email);
    await page.locator('input[name=password]').fill(password);
    await page.locator('input[name=password]').press('Enter');
    await page.waitForURL(`${product.url}/30042/my`);
    await context.close();
  });
});

test('a refused log-in that is reloaded tries nothing again', async () => {
  const reader = { name: 'at a desk', javaScript: true, width: 1280, dark: false };
  const { context, page } = await visit(browser, reader);
  await page.goto(`${product.url}/30042/console/login`);
  await page.locator('input[name=email]').fill('iemand@example.test');
  await page.locator('input[name=password]').fill('fout fout fout');
  await button(page, 'Inloggen');
  await page.locator('#problems').waitFor();
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.method()));
  await page.reload();
  expect(sent).not.toContain('POST');
  expect(await page.locator('#problems').count()).toBe(0);
  await context.close();
});
