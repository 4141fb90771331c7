import { atConsole } from './at-console';
import { faultsOf, readers } from './browser';
import { openSharedShop } from './shop';
import { files, stockHead, upload } from './import-files';

/** What is wrong with a file, as the import page says it; nothing is written here. */
const { product, browser } = openSharedShop();

describe.each(readers)('$name', (reader) => {
  test('thousands of equal faults are one line; each row it names opens its surroundings, and so does any other', async () => {
    const page = await atConsole(product, browser, reader);
    const rows = Array.from(
      { length: 5_000 },
      (_none, at) => `${900_000 + at};2481;Jas;Heren;M;;10,00;01-09-2026;26-10-2026;Te kopp;;`,
    );
    await upload(product, page, 'stock', Buffer.from([stockHead, ...rows].join('\r\n')));
    const table = page.locator('table.faults');
    expect(await table.locator('tbody tr').count()).toBe(1);
    for (const words of ['5.000 keer', 'Status', 'Te kopp', 'Te koop'])
      expect(await table.innerText()).toContain(words);
    await page.getByRole('link', { name: 'Rond rij 4', exact: true }).click();
    await page.waitForURL(/row=4#around/);
    await page.getByRole('heading', { name: 'Rond rij 4', exact: true }).waitFor();
    expect(await page.locator('table.sheet').first().innerText()).toContain('900004');
    await page.getByLabel('Rij', { exact: true }).fill('4321');
    await page.getByRole('button', { name: 'Toon', exact: true }).click();
    await page.getByRole('heading', { name: 'Rond rij 4.321' }).waitFor();
    expect(await page.locator('table.sheet').first().innerText()).toContain('904319');
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.context().close();
  });

  test('where no row is right the page says what helps: first the consignors; a column that is not read is no missing one', async () => {
    const page = await atConsole(product, browser, reader);
    const rows = [1, 2, 3, 4, 5].map(
      (at) => `${910_000 + at};99${at}99;Jas;Heren;M;;10,00;01-09-2026;26-10-2026;Te koop;;`,
    );
    await upload(product, page, 'stock', Buffer.from([stockHead, ...rows].join('\r\n')));
    const notice = page.getByRole('alert').first();
    expect(await notice.innerText()).not.toContain('alle andere rijen');
    await notice.getByRole('link', { name: 'Inbrengers importeren' }).waitFor();
    await page.goto(`${page.url()}&map=E:`);
    const said = await page.locator('dl.columns').innerText();
    expect(said.split('Maat')).toHaveLength(2);
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.context().close();
  });

  test.each([
    ['consignors', 'stock', 'Dit lijkt een bestand met voorraad', 'Controleren als voorraad'],
    ['stock', 'consignors', 'Dit lijkt een bestand met inbrengers', 'Controleren als inbrengers'],
  ] as const)(
    'a file uploaded under %s that is one of %s is offered as that, with one click',
    async (chosen, right, said, go) => {
      const page = await atConsole(product, browser, reader);
      await upload(product, page, chosen, files[right]());
      await page.getByText(said).waitFor();
      expect(await faultsOf(page, reader)).toEqual([]);
      const file = new URL(page.url()).searchParams.get('file') ?? 'none';
      await page.getByRole('link', { name: go }).click();
      await page.waitForURL(new RegExp(`kind=${right}.*file=${file}`));
      await page
        .getByRole('heading', { name: right === 'stock' ? /voorraad/i : /inbrengers/i })
        .first()
        .waitFor();
      expect(await page.getByText(said).count()).toBe(0);
      expect(await page.locator('dl.columns').count()).toBe(1);
      await page.context().close();
    },
    120_000,
  );
});
