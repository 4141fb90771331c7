import { atConsole } from './at-console';
import { button } from './activation';
import { faultsOf, leaveFor, readers } from './browser';
import { openShop } from './shop';
import { files, importClean, stockHead, upload } from './import-files';
import { heldImport } from './held-import';

/** Files into the store by the console's own page. */
const { product, browser } = openShop();

describe.each(readers)('$name', (reader) => {
  const at = readers.indexOf(reader);

  test('a shop’s own files come in, and a second time change nothing', async () => {
    const page = await atConsole(product, browser, reader);
    await importClean(product, page, 'consignors', files.consignors());
    expect(await faultsOf(page, reader)).toEqual([]);
    await importClean(product, page, 'stock', files.stock());
    const again = await importClean(product, page, 'stock', files.stock());
    const rows = files.stock().toString('latin1').trim().split('\r\n').length - 1;
    expect(again.replace(/[^\d\p{L}\n]/gu, '')).toContain(String(rows));
    await upload(product, page, 'consignors', files.consignors());
    expect(await page.getByRole('button', { name: /^\d.*importeren/i }).count()).toBe(0);
    await page.context().close();
  });

  test('sales paid out before are counted before they are written, and taken back by a button', async () => {
    const page = await atConsole(product, browser, reader);
    const lines = [1, 2, 3].map(
      (day) =>
        `${700_000 + at * 10 + day};2481;Jas;Heren;M;;10,00;01-09-2026;26-10-2026;Verkocht;0${day}-10-2026;10,00`,
    );
    await upload(product, page, 'stock', Buffer.from([stockHead, ...lines].join('\r\n')));
    // The question about money stands above the figures, with what is owed if nobody answers it.
    const question = page.locator('.settled');
    expect(await question.innerText()).toMatch(/komt er .*18,00 op het saldo van uw inbrengers/);
    const [asked, figures] = [
      await question.boundingBox(),
      await page.locator('main dl').first().boundingBox(),
    ];
    expect((asked?.y ?? 0) + (asked?.height ?? 0)).toBeLessThan(figures?.y ?? 0);
    await page.locator('input[name=settledUntil]').fill('2026-10-02');
    // Importing at once shows the count first: nothing is settled that nobody has seen.
    await page.getByRole('button', { name: /importeren/i }).click();
    await page.waitForURL(/settledUntil=2026-10-02/);
    expect(await page.locator('main').innerText()).toMatch(/Gemarkeerd als uitbetaald\s+2/);
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.getByRole('button', { name: /importeren/i }).click();
    await page.getByText('Geïmporteerd').first().waitFor({ timeout: 60_000 });
    const settled = page.getByText('2 verkopen tot en met 2 okt 2026');
    await settled.first().waitFor();
    await page.getByRole('button', { name: /Terugdraaien/ }).click();
    await page.getByText('teruggedraaid').first().waitFor();
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.context().close();
  });

  test('a file without some columns says which, and what it would change from what to what', async () => {
    const page = await atConsole(product, browser, reader);
    const row = `2481;Marijke;van den Berg ${at};39`;
    await upload(
      product,
      page,
      'consignors',
      Buffer.from(['Klantnr;Voornaam;Naam;Schoenmaat', row].join('\r\n')),
    );
    const said = await page.locator('main').innerText();
    for (const words of ['Niet gelezen', 'Schoenmaat', 'Niet in het bestand', `van den Berg ${at}`])
      expect(said).toContain(words);
    expect(said).toMatch(/Naam: van den Berg\s+wordt\s+van den Berg \d/);
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.context().close();
  });

  test('a column may be said by hand to be one of ours, also where the file is refused for its columns', async () => {
    const page = await atConsole(product, browser, reader);
    const town = `Ede ${at}`;
    const lines = ['Nr. van klant;Voornaam;Naam;Waar', `2481;Marijke;van den Berg;${town}`];
    await upload(product, page, 'consignors', Buffer.from(lines.join('\r\n')));
    expect(await page.locator('main').innerText()).toContain('Klantnr');
    await page.locator('select#map-A').selectOption({ label: 'Klantnummer' });
    await page.locator('select#map-C').selectOption({ label: 'Niet lezen' });
    expect(await faultsOf(page, reader)).toEqual([]);
    await button(page, 'Met deze kolommen controleren');
    await page.waitForURL(/map=C/);
    expect(await page.locator('dd').filter({ hasText: 'Waar' }).innerText()).toContain('Naam');
    await page.locator('select#map-D').selectOption({ label: 'Plaats' });
    await button(page, 'Met deze kolommen controleren');
    await page.waitForURL(/map=D/);
    expect(await page.locator('main').innerText()).toMatch(new RegExp(`Waar: .*wordt\\s+${town}`, 's'));
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.getByRole('button', { name: /importeren/i }).click();
    await page.getByText('Geïmporteerd').first().waitFor({ timeout: 60_000 });
    await page.context().close();
  });

  test('a faulty file is refused by row and column, and nothing of it is written', async () => {
    const page = await atConsole(product, browser, reader);
    await upload(product, page, 'stock', files.faulty());
    const said = await page.locator('main').innerText();
    for (const words of ['42,5x', 'Prijs', '30-02-2026', '28-02-2026', '9981']) expect(said).toContain(words);
    expect(await faultsOf(page, reader)).toEqual([]);
    const path = (await page.getByRole('link', { name: 'Fouten als CSV' }).getAttribute('href')) ?? '';
    const csv = await page.request.get(product.url + path);
    expect(csv.headers()['content-disposition']).toContain('attachment');
    expect(await csv.text()).toContain('42,5x');
    expect((await fetch(product.url + path)).status).toBe(404);
    await page.goto(`${product.url}/30042/console/customers?search=2481`);
    await page.getByRole('link', { name: '2481' }).first().click();
    await page.waitForURL(/customers\/[0-9a-f-]{36}/);
    expect(await page.locator('main').innerText()).not.toContain('900001');
    await page.context().close();
  });

  test('one that takes long shows how far it is, is found again, lets no second one in, and is stopped by a button', async () => {
    const page = await atConsole(product, browser, reader);
    const rows = Array.from(
      { length: 6_000 },
      (_none, more) =>
        `${1_000_000 + at * 100_000 + more};2481;Jas;Heren;M;;10,00;01-09-2026;26-10-2026;Te koop;;`,
    );
    await upload(product, page, 'stock', Buffer.from([stockHead, ...rows].join('\r\n')));
    await heldImport(product, async (goOn) => {
      const dryRun = page.url();
      await page.getByRole('button', { name: /importeren/i }).click();
      await page.waitForURL(/job=/);
      const watched = page.url();
      await page
        .getByText(/\d van 6\.000 rijen/)
        .first()
        .waitFor();
      expect(await faultsOf(page, reader)).toEqual([]);
      await leaveFor(page, dryRun);
      await page.getByRole('button', { name: /importeren/i }).click();
      await page.getByText('Er liep al een andere import').waitFor();
      expect(page.url()).toContain(watched.split('?')[1]);
      await leaveFor(page, `${product.url}/30042/console/import`);
      await page.getByRole('link', { name: 'stock.csv' }).first().click();
      await page.waitForURL(watched);
      await page.getByRole('button', { name: 'Importeren stoppen' }).click();
      await goOn();
      await page.getByText('Het importeren is gestopt voor het einde').waitFor({ timeout: 30_000 });
      // Its last step was begun, and is not done.
      expect(await page.locator('.steps li').last().innerText()).not.toContain('klaar');
      expect(await faultsOf(page, reader)).toEqual([]);
    });
    await leaveFor(page, `${product.url}/30042/console/import`);
    await page.getByText('Gestopt').first().waitFor();
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.context().close();
  });
});
