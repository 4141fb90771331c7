import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { button, logIn } from './activation';
import { atConsole, openMarijke } from './at-console';
import { faultsOf, readers, visit } from './browser';
import { openShop } from './shop';

const { product, browser } = openShop();

/** As a telephone takes it: four thousand pixels wide, on its side, and with where it was. */
let photo = '';
let letter = '';
let huge = '';
let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kommis-photo-'));
  photo = join(folder, 'IMG_2042.JPG');
  letter = join(folder, 'brief.jpg');
  const noise = Buffer.from(Array.from({ length: 3_000 }, (_, at) => (at * 7_919) % 251));
  await sharp(noise, { raw: { width: 40, height: 25, channels: 3 } })
    .resize(4_000, 3_000)
    .withExif({ IFD0: { Make: 'Phone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 5/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 100 })
    .toFile(photo);
  writeFileSync(letter, 'Geachte heer, mevrouw');
  huge = join(folder, 'IMG_2043.JPG');
  writeFileSync(huge, Buffer.alloc(60_000_000, 'x'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const choose = (page: Page, file: string): Promise<void> =>
  page.locator('input[name=file]').setInputFiles(file);
const intake = (page = ''): string => `${product.url}/30042/my/intake${page}`;
/** The pictures of a page, once they are there: how large each is in itself. */
async function picturesOn(page: Page): Promise<string[]> {
  const pictures = page.locator('main img[src*="/picture/"]');
  await pictures.first().waitFor();
  return pictures.evaluateAll(async (all) => {
    const images = all as {
      src: string;
      naturalWidth: number;
      naturalHeight: number;
      decode(): Promise<void>;
    }[];
    for (const image of images) await image.decode();
    return images.map(({ naturalWidth, naturalHeight }) => `${naturalWidth} × ${naturalHeight}`);
  });
}

test.each(readers)(
  '$name a consignor takes a photo of what they enter: it stands upright and stays [K26 S7]',
  async (reader) => {
    const { context, page } = await visit(browser, reader);
    await logIn(product, page, product.logIn('marijke'));
    await page.goto(intake('/new'));
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.locator('[name=description]').fill('Jas');

    // What is no photo is said where it was chosen, and what was typed stays.
    await choose(page, letter);
    await button(page, 'Bewaren en volgende');
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toMatch(/Foto: Dit is geen foto die te lezen is/);
    expect(await page.locator('[name=description]').inputValue()).toBe('Jas');
    expect(await faultsOf(page, reader)).toEqual([]);

    // One that came with something else that is wrong comes along with the next attempt.
    await choose(page, photo);
    if (reader.javaScript) await page.locator('img[data-preview]:not([hidden])').waitFor();
    await page.locator('[name=priceMinor]').fill('veel');
    const sent = page.waitForRequest((request) => request.method() === 'POST');
    await button(page, 'Bewaren en volgende');
    const bytes = Number((await (await sent).allHeaders())['content-length']);
    expect(bytes < 1_000_000).toBe(reader.javaScript);
    await page.getByRole('alert').waitFor();
    expect(await page.locator('main').innerText()).toContain('De foto is binnen');
    await page.locator('[name=priceMinor]').fill('45');
    await button(page, 'Bewaren en volgende');
    await page.waitForURL(/saved=\d+/);

    await page.goto(intake());
    expect(await picturesOn(page)).toEqual(['320 × 320']);
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.locator('main tbody a').first().click();
    await page.waitForURL(/\/intake\/\d+/);
    expect(await picturesOn(page)).toEqual(['1200 × 1600']);
    expect(await faultsOf(page, reader)).toEqual([]);

    await page.getByLabel('Foto weghalen').check();
    await button(page, 'Bewaren');
    await page.waitForURL(/saved=/);
    expect(await page.locator('main img').count()).toBe(0);
    await page.locator('main tbody a').first().click();
    await button(page, 'Dit artikel verwijderen');
    await page.waitForURL(/deleted=/);
    await context.close();
  },
);

test.each(readers)(
  '$name a photo that is too large loses nothing that was typed, and it is said how large it may be',
  async (reader) => {
    const { context, page } = await visit(browser, reader);
    await logIn(product, page, product.logIn('marijke'));
    await page.goto(intake('/new'));
    const tooLarge = /Deze foto is te groot: hoogstens 25 MB/;
    await page.locator('[name=description]').fill('Jas');
    await page.locator('[name=priceMinor]').fill('45');
    await choose(page, huge);
    if (reader.javaScript) {
      // It is not even sent.
      await page.locator('[data-chosen]', { hasText: tooLarge }).waitFor();
      expect(await page.locator('input[name=file]').inputValue()).toBe('');
    } else {
      await button(page, 'Bewaren en volgende');
      await page.getByRole('alert').waitFor();
      expect(await page.getByRole('alert').innerText()).toMatch(tooLarge);
    }
    expect(await page.locator('[name=description]').inputValue()).toBe('Jas');
    expect(await page.locator('[name=priceMinor]').inputValue()).toBe('45');
    expect(await faultsOf(page, reader)).toEqual([]);
    await context.close();
  },
);

test.each(readers)(
  '$name whose session ends reads that the photo is to be chosen again, and it is saved with it',
  async (reader) => {
    const { context, page } = await visit(browser, reader);
    await logIn(product, page, product.logIn('marijke'));
    await page.goto(intake('/new'));
    await page.locator('[name=description]').fill('Jas met foto');
    await choose(page, photo);
    if (reader.javaScript) await page.locator('img[data-preview]:not([hidden])').waitFor();
    await context.clearCookies();
    await button(page, 'Bewaren en volgende');
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toContain('Foto: Kies dit bestand opnieuw');
    expect(await page.locator('#photo-wrong').innerText()).toContain('Kies dit bestand opnieuw');
    expect(await page.locator('[name=description]').inputValue()).toBe('Jas met foto');
    expect(await faultsOf(page, reader)).toEqual([]);
    const tab = await context.newPage();
    await logIn(product, tab, product.logIn('marijke'));
    await choose(page, photo);
    if (reader.javaScript) await page.locator('img[data-preview]:not([hidden])').waitFor();
    await button(page, 'Bewaren en volgende');
    await page.waitForURL(/saved=\d+/);
    await page.goto(intake());
    await page.locator('main tbody a', { hasText: 'Jas met foto' }).click();
    await page.waitForURL(/\/intake\/\d+/);
    expect(await picturesOn(page)).toEqual(['1200 × 1600']);
    await button(page, 'Dit artikel verwijderen');
    await page.waitForURL(/deleted=/);
    await context.close();
  },
);

test.each(readers)('$name staff give an item a photo, and nobody else’s session shows it', async (reader) => {
  const page = await atConsole(product, browser, reader);
  const customer = await openMarijke(product, page);
  await page.goto(`${product.url}/30042/console/customers/${customer}/items`);
  await page.locator('tbody tr', { hasText: 'Houten treinbaan' }).locator('a').first().click();
  await page.waitForURL(/items\/[0-9a-f-]{36}/);
  await page.locator('main summary', { hasText: /foto/i }).click();
  await choose(page, photo);
  await page.locator('main details').getByRole('button', { name: 'Bewaren' }).click();
  await page.waitForURL(/saved=/);
  const [size] = await picturesOn(page);
  expect(size).toBe('1200 × 1600');
  expect(await faultsOf(page, reader)).toEqual([]);
  const src = (await page.locator('main img').first().getAttribute('src')) ?? '';
  const { context: stranger, page: other } = await visit(browser, reader);
  expect((await other.goto(product.url + src))?.status()).toBe(404);
  await stranger.close();
  await page.locator('main summary', { hasText: /foto/i }).click();
  await page.getByLabel('Foto weghalen').check();
  await page.locator('main details').getByRole('button', { name: 'Bewaren' }).click();
  await page.locator('main img[src*="/picture/"]').first().waitFor({ state: 'detached' });
  await page.context().close();
});
