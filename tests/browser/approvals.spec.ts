import type { Page } from 'playwright-core';
import { keptMails, until } from '../product/graph';
import { faultsOf, readers, sideways, textOf, visit } from './browser';
import { openShop } from './shop';

/** A company registers, staff look at it, and it is told [U17]. */
const { product, browser } = openShop();
const store = (path = ''): string => `${product.url}/10007${path}`;
const good = async (page: Page, reader: (typeof readers)[number]): Promise<void> => {
  expect(await faultsOf(page, reader)).toEqual([]);
  expect(await sideways(page)).toEqual([]);
};
const mailTo = (email: string, pattern: RegExp): Promise<string> =>
  until(`A mail to ${email}`, async () =>
    keptMails(product, '10007')
      .filter(({ to }) => to === email)
      .map(({ text }) => pattern.exec(text)?.[0])
      .find(Boolean),
  );

async function registers(page: Page, typed: Record<string, string>): Promise<void> {
  await page.goto(store('/register'));
  await page.getByRole('radio', { name: 'Bedrift' }).check();
  for (const [name, value] of Object.entries(typed)) await page.locator(`main [name=${name}]`).fill(value);
  await page.getByRole('button', { name: 'Registrer deg' }).click();
  await page.waitForURL(/\/register\/waiting$/);
  await page.goto(await mailTo(typed['email'] ?? '', /https?:\S+\/set-password\?token=[\w-]+/));
  await page.locator('[name=password]').fill('sju lilla elefanter');
  await page.getByRole('button', { name: 'Lagre og logg inn' }).click();
  await page.waitForURL(/\/10007\/my$/);
  await until('the customer', async () => {
    await page.goto(store('/my'));
    return /Kunde \d+/.test(await textOf(page)) ? true : undefined;
  });
}

async function atFjord(page: Page): Promise<void> {
  const { email, password } = product.logIn('ingrid@');
  await page.goto(store('/console/login'));
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[type=password]').fill(password);
  await page.locator('main form button:not([data-reveal])').first().click();
  await page.waitForURL(/\/console\/customers/);
}

describe.each(readers)('$name', (reader) => {
  const at = readers.indexOf(reader);
  const name = `Fjell ${at} AS`;
  const email = `fjell${at}@example.test`;

  test('a company that registers sees that it is looked at; staff approve or decline it with a word, and both see what became of it', async () => {
    const { page: own, context: first } = await visit(browser, reader);
    const address = { street: 'Strandgata', houseNumber: '18', postalCode: '5014', town: 'Bergen' };
    const number = { companyName: name, organisationNumber: '923609016' };
    await registers(own, { ...number, firstName: 'Liv', lastName: 'Berg', email, ...address });
    expect(await textOf(own)).toContain('Fjord Kontor ser på bedriften din');
    await good(own, reader);

    const { page, context: second } = await visit(browser, reader);
    await atFjord(page);
    await page.goto(store('/console/approvals'));
    expect(await textOf(page)).toContain(name);
    const box = page.getByRole('checkbox', { name: new RegExp(name) });
    await box.check();
    await good(page, reader);
    // To decline takes a word; who is ticked stays so.
    await page.getByRole('button', { name: 'Avslå' }).click();
    await page.getByText('Skriv hvorfor du avslår.').first().waitFor();
    expect(await box.isChecked()).toBe(true);
    await good(page, reader);
    const word = at % 2 ? 'Velkommen som kunde' : 'Vi fant ikke nummeret';
    await page.locator('[name=word]').fill(word);
    await page.getByRole('button', { name: at % 2 ? 'Godkjenn' : 'Avslå' }).click();
    await page.waitForURL(/done=(approved|declined)/);
    expect(await textOf(page)).toContain(at % 2 ? '1 bedrift er godkjent' : '1 bedrift er avslått');
    expect(await page.getByRole('checkbox', { name: new RegExp(name) }).count()).toBe(0);
    await good(page, reader);
    await page.goto(store('/console/approvals?state=DECLINED'));
    expect((await textOf(page)).includes(word)).toBe(at % 2 === 0);
    await good(page, reader);

    await mailTo(email, new RegExp(word));
    await own.goto(store('/my'));
    const text = await textOf(own);
    expect(text).not.toContain('Fjord Kontor ser på bedriften din');
    expect(text.includes(word)).toBe(at % 2 === 0);
    await good(own, reader);
    await Promise.all([first.close(), second.close()]);
  });
});

test('where nobody is looked at there is no area and no page of it', async () => {
  const [, , desk] = readers as [unknown, unknown, (typeof readers)[number]];
  const { page, context } = await visit(browser, desk);
  await atFjord(page);
  const area = page.locator('nav a[href$="/console/approvals"]');
  expect(await area.count()).toBeGreaterThan(0);
  await page.goto(store('/console/settings/modules'));
  await page.locator('[name=modules][value=COMPANY_APPROVAL]').uncheck();
  await page.getByRole('button', { name: 'Lagre' }).first().click();
  await page.waitForURL(/saved=yes/);
  expect(await textOf(page)).toMatch(/Venter nå: \d/);
  expect(await area.count()).toBe(0);
  expect((await page.goto(store('/console/approvals')))?.status()).toBe(404);
  await context.close();
});
