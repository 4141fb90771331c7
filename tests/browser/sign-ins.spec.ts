import type { Page } from 'playwright-core';
import { keptMails, logIn as logInMutation, must, until } from '../product/graph';
import { button, logIn } from './activation';
import { atConsole } from './at-console';
import { faultsOf, readers, textOf, visit } from './browser';
import { openShop } from './shop';

const { product, browser } = openShop();

/** Marijke logs in with another browser than ours, known to nobody yet or void again. */
const elsewhere = (): Promise<unknown> => {
  const userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
  const input = { ...product.logIn('marijke'), device: { userAgent } };
  return must(product, { storeId: '30042', door: 'portal' }, logInMutation, { input });
};
const linksNow = (): string[] =>
  keptMails(product, '30042').flatMap(({ text }) => /https?:\S+\/not-me\?token=[\w-]+/.exec(text)?.[0] ?? []);
const isTold = (page: Page): Promise<void> =>
  page.getByRole('status').filter({ hasText: 'Uitgelogd.' }).waitFor();

test.each(readers)(
  '$name one sees where one is logged in, ends one session and then all others after a question, and says of a new device by the link of its mail that it was not oneself [S12]',
  async (reader) => {
    const { context, page } = await visit(browser, reader);
    await logIn(product, page, product.logIn('marijke'));
    const before = linksNow();
    await elsewhere();
    await page.locator('summary.me').click();
    await page.locator('.menu').getByRole('link', { name: 'Waar u bent ingelogd' }).click();
    await page.getByRole('heading', { level: 1, name: 'Waar u bent ingelogd' }).waitFor();
    expect(await textOf(page)).toMatch(/Chrome op Linux Dit apparaat .*Firefox op Linux/);
    expect(await faultsOf(page, reader)).toEqual([]);
    await page
      .getByRole('button', { name: /^Uitloggen Firefox op Linux/ })
      .first()
      .click();
    await isTold(page);

    const link = await until('a mail about a new device', async () =>
      linksNow().find((each) => !before.includes(each)),
    );
    await elsewhere();
    await page.goto(`${product.url}/30042/my/sign-ins`);
    await page.getByRole('link', { name: 'Overal elders uitloggen' }).click();
    await page.getByText('Overal elders uitloggen?').waitFor();
    expect(await faultsOf(page, reader)).toEqual([]);
    await button(page, 'Overal elders uitloggen');
    await isTold(page);
    expect(await page.getByRole('button', { name: /^Uitloggen Firefox/ }).count()).toBe(0);

    for (let opened = 0; opened < 2; opened += 1) await page.goto(link);
    expect(await faultsOf(page, reader)).toEqual([]);
    await button(page, 'Dit was ik niet');
    await page.getByRole('heading', { level: 1, name: 'Het apparaat is uitgelogd' }).waitFor();
    expect(await textOf(page)).toContain(product.logIn('marijke').email);
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.goto(link);
    expect(await textOf(page)).toContain('Deze link werkt niet meer');
    await context.close();

    const desk = await atConsole(product, browser, reader);
    await desk.locator('summary.me').click();
    await desk.locator('.menu').getByRole('link', { name: 'Waar u bent ingelogd' }).click();
    await desk.getByRole('heading', { level: 1, name: 'Waar u bent ingelogd' }).waitFor();
    expect(await textOf(desk)).toContain('Dit apparaat');
    expect(await faultsOf(desk, reader)).toEqual([]);
    await desk.context().close();
  },
);
