import { staffOf } from '../product/graph';
import { atConsole } from './at-console';
import { numbersOnSale, sell } from './at-till';
import { faultsOf, readers } from './browser';
import { heldWrites } from './held-import';
import { openShop } from './shop';

const { product, browser } = openShop();
let numbers: string[];
beforeAll(async () => {
  numbers = await numbersOnSale(product, await staffOf(product, '30042'));
});

test.each(readers.slice(1, 4))(
  '$name a sale just made says what its consignors get as soon as that is written, and what was ticked stays ticked [K13]',
  async (reader) => {
    const page = await atConsole(product, browser, reader);
    await page.goto(`${product.url}/30042/console/sales/new`);
    for (const number of numbers.splice(0, 2)) {
      await page.locator('[name=number]').fill(number);
      await page.keyboard.press('Enter');
      await page.locator('[data-line]', { hasText: number }).waitFor();
    }
    await page.getByRole('radio', { name: 'Pin', exact: true }).check();
    const pending = page.getByText('wordt berekend');
    const tick = page.locator('[name=line]').first();
    await heldWrites(product, 'consignment.sale', async (goOn) => {
      await sell(page).click();
      await page.waitForURL(/sold=yes/);
      await pending.nth(1).waitFor();
      expect(await faultsOf(page, reader)).toEqual([]);
      if (reader.javaScript) await tick.check();
      await goOn();
      await pending.first().waitFor({ state: 'detached' });
    });
    if (reader.javaScript) expect(await tick.isChecked()).toBe(true);
    expect(await page.locator('td[data-label="Voor de inbrenger"]').first().innerText()).toContain('€');
    await page.context().close();
  },
);

test('where the store bore what came off, the page of the item says so beside a share that is of more', async () => {
  const reader = readers[2]!;
  const page = await atConsole(product, browser, reader);
  const said = 'Korting die de winkel droeg, gaat hier niet van af.';
  for (const [borneBy, isSaid] of [
    ['STORE', true],
    ['SHARED', false],
  ] as const) {
    const number = numbers.shift() ?? '';
    await page.goto(`${product.url}/30042/console/sales/new`);
    await page.locator('[name=number]').fill(number);
    await page.keyboard.press('Enter');
    await page.locator('[data-line]').waitFor();
    await page.locator('[name=discount]').fill('50%');
    await page.locator('[name=borneBy]').selectOption(borneBy);
    await page.getByRole('radio', { name: 'Pin', exact: true }).check();
    await sell(page).click();
    await page.waitForURL(/sold=yes/);
    await page.getByText('wordt berekend').first().waitFor({ state: 'detached' });
    await page.goto(`${product.url}/30042/console/i/${number}`);
    expect(await page.getByText(said).count()).toBe(isSaid ? 1 : 0);
    expect(await faultsOf(page, reader)).toEqual([]);
  }
  await page.context().close();
});
