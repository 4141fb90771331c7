import type { Page } from 'playwright-core';
import { keptMails, until } from '../product/graph';
import { faultsOf, readers, sideways, visit } from './browser';
import { openShop } from './shop';

const { product, browser } = openShop();
const store = (path = ''): string => `${product.url}/10007${path}`;
const good = async (page: Page, reader: (typeof readers)[number]): Promise<void> => {
  expect(await faultsOf(page, reader)).toEqual([]);
  expect(await sideways(page)).toEqual([]);
};
const linkIn = (email: string): Promise<string> =>
  until(`A mail to ${email}`, async () =>
    keptMails(product, '10007')
      .filter(({ to }) => to === email)
      .map(({ text }) => /https?:\S+\/set-password\?token=[\w-]+/.exec(text)?.[0])
      .find(Boolean),
  );

describe.each(readers)('$name', (reader) => {
  const isCompany = readers.indexOf(reader) % 2 === 1;
  const email = `liv${readers.indexOf(reader)}@example.test`;

  test('somebody registers from the log-in, is shown what they typed until they confirm it by the link in the mail, and is on My page [U13 U14 U15 U17]', async () => {
    const { page, context } = await visit(browser, reader);
    await page.goto(store());
    await page.getByRole('link', { name: 'Registrer deg' }).click();
    await page.waitForURL(/\/register$/);
    if (isCompany) await page.getByRole('radio', { name: 'Bedrift' }).check();
    expect(await page.locator('[name=companyName]').isVisible()).toBe(isCompany);
    await page.getByRole('button', { name: 'Registrer deg' }).click();
    expect(await page.locator('[name=firstName]').getAttribute('aria-invalid')).toBe('true');
    await good(page, reader);
    const typed = {
      ...(isCompany ? { companyName: 'Fjell og Fjord AS', organisationNumber: 'NO 923 609 016 MVA' } : {}),
      ...{ firstName: 'Liv', lastName: 'Berg', email, street: 'Strandgata', houseNumber: '18' },
      ...{ postalCode: '5014', town: 'Bergen' },
    };
    for (const [name, value] of Object.entries(typed)) await page.locator(`main [name=${name}]`).fill(value);
    await page.getByRole('button', { name: 'Registrer deg' }).click();
    await page.waitForURL(/\/register\/waiting$/);
    const main = page.locator('main');
    expect(await main.innerText()).toContain(email);
    expect(await main.innerText()).toContain(isCompany ? '923609016' : 'Strandgata 18');
    await good(page, reader);
    // Of My page there is nothing else, and nobody is logged in.
    for (const path of ['/my', '/my/profile', '/my/sales']) {
      await page.goto(store(path));
      expect(page.url()).toBe(store('/register/waiting'));
    }
    await page.goto(await linkIn(email));
    expect(await main.innerText()).toContain(isCompany ? 'Fjell og Fjord AS' : 'Liv Berg');
    await page.locator('[name=password]').fill('sju lilla elefanter');
    await page.getByRole('button', { name: 'Lagre og logg inn' }).click();
    await page.waitForURL(/\/10007\/my$/);
    await until('the customer', async () => {
      await page.goto(store('/my'));
      return /Kunde \d+/.test(await main.innerText()) ? true : undefined;
    });
    await page.goto(store('/register/waiting'));
    expect(page.url()).toBe(store('/my'));
    await context.close();
  });
});
