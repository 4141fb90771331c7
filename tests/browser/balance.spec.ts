import { button, logIn } from './activation';
import { atConsole } from './at-console';
import { customerOf, staffOf } from '../product/graph';
import { faultsOf, readers, textOf, visit } from './browser';
import { openShop } from './shop';

const { product, browser } = openShop();
let marijke: string;
beforeAll(async () => {
  marijke = await customerOf(product, await staffOf(product, '30042'), 'marijke');
});

describe.each(readers.map((reader, at) => ({ reader, at, name: reader.name })))('$name', ({ reader, at }) => {
  test('staff charge a fee with its reason, and its consignor reads it among what their balance is made of [S20]', async () => {
    const reason = `Stomerij nummer ${at + 1}`;
    const desk = await atConsole(product, browser, reader);
    await desk.goto(`${product.url}/30042/console/customers/${marijke}/balance`);
    expect(await faultsOf(desk, reader)).toEqual([]);
    await desk.getByText('Kosten of correctie boeken').click();
    await desk.getByLabel('Kosten: de inbrenger betaalt ze').check();
    await desk.locator('[name=amountMinor]').fill('-2,50');
    await desk.locator('[name=reason]').fill(reason);
    await button(desk, 'Boeken');
    // Nobody types a sign: which way it goes was chosen.
    await desk.getByText('Dit is geen bedrag').first().waitFor();
    expect(await desk.locator('[name=reason]').inputValue()).toBe(reason);
    expect(await faultsOf(desk, reader)).toEqual([]);
    await desk.locator('[name=amountMinor]').fill('2,50');
    await button(desk, 'Boeken');
    await desk.waitForURL(/saved=yes/);
    expect(await textOf(desk)).toContain(reason);
    expect(await faultsOf(desk, reader)).toEqual([]);
    await desk.context().close();

    const { context, page } = await visit(browser, reader);
    await logIn(product, page, product.logIn('marijke'));
    await page.getByRole('link', { name: 'Waaruit dit bestaat' }).click();
    await page.waitForURL(/\/my\/balance/);
    const said = await textOf(page);
    for (const part of [reason, 'Kosten', '-2,50', 'Verkoop']) expect(said).toContain(part);
    expect(await faultsOf(page, reader)).toEqual([]);
    await context.close();
  });
});

test('a clerk sees the balance and is not offered to book on it', async () => {
  const page = await atConsole(product, browser, readers[0]!, 'daan@');
  await page.goto(`${product.url}/30042/console/customers/${marijke}/balance`);
  expect(await page.locator('main tbody tr').count()).toBeGreaterThan(0);
  expect(await page.getByText('Kosten of correctie boeken').count()).toBe(0);
  await page.context().close();
});
