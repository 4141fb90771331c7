import { existsSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { Running } from '../product/product';
import { button } from './activation';

const head =
  'Klantnr;G.D.;Voornaam;Naam;Adres;Postcode;Woonplaats;E-mail;Telefoon;Nieuwsbrief;Verhouding %;Klant mag artikelen aanmaken;Aantal artikelen;Email retourdatum;Notitie agenda';
export const stockHead =
  'Artikelnr;Klantnr;Omschrijving;Categorie;Maat;Merk;Prijs;Inbrengdatum;Retourdatum;Status;Verkoopdatum;Verkoopprijs';
/** The files as a shop exports them; where they are not at hand, small ones of the same shape. */
const sample = (name: string, otherwise: string[]): Buffer =>
  existsSync(`../shared/data/${name}`)
    ? readFileSync(`../shared/data/${name}`)
    : Buffer.from(otherwise.join('\r\n'), 'latin1');
export const files = {
  consignors: () =>
    sample('consignors-30042.csv', [
      head,
      '2054;Nee;jan;Test portaal;;;Plaats;jan@example.test;0666668974;Ja;;Nee;0;Ja;Nee',
      '1964;;Gré;Bos;;;;;;Ja;45;Ja;50;Ja;Ja',
      ...Array.from(
        { length: 12 },
        (_none, more) => `${3000 + more};Nee;Anna;de Vries;;;;;;Nee;;Nee;0;Ja;Nee`,
      ),
    ]),
  stock: () =>
    sample('stock-30042.csv', [
      stockHead,
      '100000;1964;Jas groen;Heren;M;H&M;42,50;19-10-2026;14-12-2026;Te koop;;',
      '100002;1964;Servies;Wonen;;;114,95;20-08-2026;15-10-2026;Verkocht;28-08-2026;114,95',
    ]),
  /** A day at the till: these on one receipt and on others, as a cash register exports it. */
  till: (on: string, rows: { sku: string; receipt: string; paid: string }[]) =>
    Buffer.from(
      [
        '"Bonnr";"Datum";"Tijd";"Artikelnr";"Omschrijving";"Aantal";"Bedrag";"Btw";"Betaalwijze"',
        ...rows.map(
          ({ sku, receipt, paid }) =>
            `"${receipt}";"${on}";"14:05";"${sku}";"Jas groen, maat M";"1";"${paid}";"0,00";"Geïnd met PIN"`,
        ),
      ].join('\r\n'),
      'latin1',
    ),
  faulty: () =>
    Buffer.from(
      [
        stockHead,
        '900001;2481;Jas;Heren;M;;42,5x;19-10-2026;14-12-2026;Te koop;;',
        '900002;9981;Broek;Heren;M;;12,00;30-02-2026;14-12-2026;Te koop;;',
      ].join('\r\n'),
      'latin1',
    ),
};

/** Uploads a file on the import page, as far as its dry run. */
export async function upload(
  product: Running,
  page: Page,
  kind: 'consignors' | 'stock' | 'till',
  file: Buffer,
): Promise<void> {
  await page.goto(`${product.url}/30042/console/import?kind=${kind}`);
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: `${kind}.csv`, mimeType: 'text/csv', buffer: file });
  await button(page, 'Bestand controleren');
  await page.waitForURL(/file=/);
}

/** Imports a file that has no faults; answers what the dry run said. */
export async function importClean(
  product: Running,
  page: Page,
  kind: 'consignors' | 'stock' | 'till',
  file: Buffer,
): Promise<string> {
  await upload(product, page, kind, file);
  const dryRun = await page.locator('main').innerText();
  const go = page.getByRole('button', { name: /importeren/i }).last();
  if ((await go.count()) > 0 && (await go.isEnabled())) {
    await go.click();
    await page.getByText('Geïmporteerd').first().waitFor({ timeout: 60_000 });
  }
  return dryRun;
}
