import { customerOf, staffOf } from '../product/graph';
import { button, logIn } from './activation';
import { atConsole } from './at-console';
import { faultsOf, readers, textOf, visit } from './browser';
import { openShop } from './shop';

const { product, browser } = openShop();
let marijke: string;
beforeAll(async () => {
  marijke = await customerOf(product, await staffOf(product, '30042'), 'marijke');
});

describe.each(readers.map((reader, at) => ({ reader, at, name: reader.name })))('$name', ({ reader, at }) => {
  test('staff give store credit with its reason, take no more back than there is, and the customer reads it [S24]', async () => {
    const reason = `Bon nummer ${at + 1}`;
    const desk = await atConsole(product, browser, reader);
    const book = async (way: string, amount: string, why: string): Promise<void> => {
      await desk.goto(`${product.url}/30042/console/customers/${marijke}/credit`);
      await desk.getByText('Tegoed geven of terugnemen').click();
      await desk.getByLabel(way).check();
      await desk.locator('[name=amountMinor]').fill(amount);
      await desk.locator('[name=reason]').fill(why);
      await button(desk, 'Boeken');
    };
    // What is no amount to move is told with those that are.
    await book('Tegoed geven', '0', 'Vergissing');
    await desk
      .getByText(/Van €.0,01 tot en met €.100\.000\.000,00\./)
      .first()
      .waitFor();
    await book('Tegoed geven', '200.000.000', 'Vergissing');
    await desk
      .getByText(/Van €.0,01 tot en met €.100\.000\.000,00\./)
      .first()
      .waitFor();
    const credit = /Tegoed € ([\d.]+,\d\d)/.exec(await textOf(desk))?.[1] ?? '';
    await book('Tegoed terugnemen', '0,00', 'Vergissing');
    await desk
      .getByText(new RegExp(`Van €.0,01 tot en met €.${credit.replaceAll('.', '\\.')}\\.`))
      .first()
      .waitFor();
    expect(await desk.locator('[name=reason]').inputValue()).toBe('Vergissing');
    await book('Tegoed terugnemen', '9000', 'Vergissing');
    await desk.getByText('Er is maar').first().waitFor();
    expect(await desk.locator('[name=reason]').inputValue()).toBe('Vergissing');
    expect(await faultsOf(desk, reader)).toEqual([]);
    await book('Tegoed geven', '12,50', reason);
    await desk.waitForURL(/saved=yes/);
    expect(await textOf(desk)).toContain(reason);
    expect(await faultsOf(desk, reader)).toEqual([]);
    await desk.context().close();

    const { context, page } = await visit(browser, reader);
    await logIn(product, page, product.logIn('marijke'));
    await page.getByRole('link', { name: /^Tegoed: / }).click();
    await page.waitForURL(/\/my\/credit/);
    const said = await textOf(page);
    for (const part of [reason, 'Gegeven', '12,50', 'Tegoedbon van de spaarkaart'])
      expect(said).toContain(part);
    expect(await faultsOf(page, reader)).toEqual([]);
    await context.close();
  });
});

test('a clerk sees the credit and is not offered to move it', async () => {
  const page = await atConsole(product, browser, readers[0]!, 'daan@');
  await page.goto(`${product.url}/30042/console/customers/${marijke}/credit`);
  expect(await page.locator('main tbody tr').count()).toBeGreaterThan(0);
  expect(await page.getByText('Tegoed geven of terugnemen').count()).toBe(0);
  await page.context().close();
});
