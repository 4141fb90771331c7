import { keptMails, until } from '../product/graph';
import { button, logIn } from './activation';
import { atConsole } from './at-console';
import { faultsOf, readers, textOf, visit } from './browser';
import { openShop } from './shop';

const { product, browser } = openShop();

/** The newest link of a kind in a mail to an address, that was not there before. */
async function linkIn(to: string, name: string, before: readonly string[] = []): Promise<string> {
  return until(`A mail to ${to}`, async () => linksTo(to, name).find((each) => !before.includes(each)));
}
const linksTo = (to: string, name: string): string[] =>
  keptMails(product, '30042')
    .filter((mail) => mail.to === to)
    .flatMap(({ text }) => new RegExp(`https?:\\S+/${name}\\?token=[\\w-]+`).exec(text)?.[0] ?? []);

test.each(readers)(
  '$name one changes one’s own password and address, and by the mail to the old one has it back [R-ID8 R-ID9]',
  async (reader) => {
    const { context, page } = await visit(browser, reader);
    const { email, password } = product.logIn('marijke');
    await logIn(product, page, { email, password });
    await page.goto(`${product.url}/30042/my/sign-ins`);
    await page.getByRole('link', { name: 'Wachtwoord wijzigen' }).click();
    await page.getByLabel('Nieuw wachtwoord').fill('wachtwoord12');
    await button(page, 'Wachtwoord bewaren');
    await page.getByText('Veel mensen gebruiken dit wachtwoord').first().waitFor();
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.getByLabel('Nieuw wachtwoord').fill(password);
    await button(page, 'Wachtwoord bewaren');
    await page.getByRole('status').filter({ hasText: 'Uw wachtwoord is gewijzigd' }).waitFor();
    expect(await faultsOf(page, reader)).toEqual([]);

    const wanted = `marijke.${reader.width}.${String(reader.dark)}@example.test`;
    const before = linksTo(email, 'keep-email');
    await page.goto(`${product.url}/30042/my/email`);
    await page.getByLabel('Nieuw e-mailadres').fill(wanted);
    await button(page, 'Link sturen');
    await page.getByText('Bevestig uw nieuwe adres').waitFor();
    expect(await textOf(page)).toContain(wanted);
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.goto(await linkIn(wanted, 'confirm-email'));
    await button(page, 'E-mailadres bevestigen');
    await page.getByRole('heading', { level: 1, name: 'Uw e-mailadres is gewijzigd' }).waitFor();

    const keep = await linkIn(email, 'keep-email', before);
    for (let opened = 0; opened < 2; opened += 1) await page.goto(keep);
    expect(await textOf(page)).toContain(email);
    expect(await faultsOf(page, reader)).toEqual([]);
    const resets = linksTo(email, 'set-password');
    await button(page, 'Dit adres houden');
    await page.getByRole('heading', { level: 1, name: 'Dit adres is en blijft het uwe' }).waitFor();
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.goto(keep);
    expect(await textOf(page)).toContain('Deze link werkt niet meer');
    await page.goto(await linkIn(email, 'set-password', resets));
    await page.getByLabel('Nieuw wachtwoord').fill(password);
    await button(page, 'Bewaren en inloggen');
    await page.waitForURL(/\/30042\/my$/);
    await context.close();

    const desk = await atConsole(product, browser, reader);
    for (const [name, field] of [
      ['Wachtwoord wijzigen', 'Nieuw wachtwoord'],
      ['E-mailadres wijzigen', 'Nieuw e-mailadres'],
    ] as const) {
      await desk.goto(`${product.url}/30042/console/sign-ins`);
      await desk.getByRole('link', { name }).click();
      await desk.getByLabel(field).waitFor();
      expect(await faultsOf(desk, reader)).toEqual([]);
    }
    await desk.context().close();
  },
);

test.each(readers)(
  '$name one finds the way in, or one’s own areas, top right of every page [U3]',
  async (reader) => {
    const { context, page } = await visit(browser, reader);
    await page.goto(`${product.url}/30042/about`);
    await page.locator('summary.me').click();
    await page.locator('.menu').getByRole('link', { name: 'Inloggen' }).waitFor();
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.goto(`${product.url}/30042/forgot`);
    await page.locator('summary.me').click();
    expect(await faultsOf(page, reader)).toEqual([]);
    await logIn(product, page, product.logIn('marijke'));
    await page.goto(`${product.url}/30042/about`);
    await page.locator('summary.me').click();
    for (const name of ['Overzicht', 'Voorraad', 'Profiel', 'Waar u bent ingelogd'])
      await page.locator('.menu').getByRole('link', { name }).waitFor();
    expect(await faultsOf(page, reader)).toEqual([]);
    await context.close();
  },
);
