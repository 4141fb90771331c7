import type { Browser, Page } from 'playwright-core';
import type { Product } from '../product/product';
import { visit, type Reader } from './browser';

/** A staff member of De Ruilhoek at the console's first page; the owner, or whose address begins so. */
export async function atConsole(
  product: Product,
  browser: Browser,
  reader: Reader,
  who = 'els@',
): Promise<Page> {
  const { page } = await visit(browser, reader);
  const { email, password } = product.logIn(who);
  await page.goto(`${product.url}/30042/console`);
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[type=password]').fill(password);
  await page.locator('main form button:not([data-reveal])').first().click();
  await page.waitForURL(/\/console\/customers/);
  return page;
}

/** Marijke's page; answers her id. */
export async function openMarijke(product: Product, page: Page): Promise<string> {
  await page.goto(`${product.url}/30042/console/customers?search=2481`);
  await page.getByRole('link', { name: '2481' }).first().click();
  await page.waitForURL(/customers\/[0-9a-f-]{36}/);
  return /customers\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
}
