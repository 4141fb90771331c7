import { keptMails, until } from '../product/graph';
import { atConsole, openMarijke } from './at-console';
import { faultsOf, readers, sideways, textOf } from './browser';
import { openShop } from './shop';

/** Who acts for a customer, on its tab [N23 P5]. */
const { product, browser } = openShop();

describe.each(readers)('$name', (reader) => {
  const email = `collega.${readers.indexOf(reader)}@example.test`;

  test('staff invite somebody, switch them off for this customer and on again, and unlink them after a question', async () => {
    const page = await atConsole(product, browser, reader);
    const customer = await openMarijke(product, page);
    await page.goto(`${product.url}/30042/console/customers/${customer}/users`);
    const good = async (): Promise<void> => {
      expect(await faultsOf(page, reader)).toEqual([]);
      expect(await sideways(page)).toEqual([]);
    };
    await good();
    await page.locator('main [name=invited]').fill(email);
    await page.getByRole('button', { name: 'Uitnodigen' }).click();
    await page.waitForURL(/linked=yes/);
    expect(await textOf(page)).toContain(email);
    await good();
    await until('the invitation', async () =>
      keptMails(product, '30042').find(({ to, text }) => to === email && text.includes('7 dagen geldig')),
    );
    await page.locator('main [name=invited]').fill(email);
    await page.getByRole('button', { name: 'Uitnodigen' }).click();
    await page.getByText('Dit e-mailadres kan al voor deze klant inloggen.').first().waitFor();
    expect(await page.locator('main [name=invited]').inputValue()).toBe(email);
    await good();

    const acts = page.getByRole('switch', { name: `Voor deze klant, ${email}` });
    for (const on of ['false', 'true']) {
      await acts.click();
      await until(`a switch that is ${on}`, async () =>
        (await acts.getAttribute('aria-checked')) === on ? true : undefined,
      );
    }
    await page.getByRole('link', { name: `Loskoppelen ${email}` }).click();
    await page.getByRole('heading', { name: `${email} loskoppelen?` }).waitFor();
    await good();
    await page.getByRole('button', { name: 'Loskoppelen' }).click();
    await page.waitForURL(/linked=no/);
    expect(await textOf(page)).not.toContain(email);
    await page.context().close();
  });
});
