import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Running } from '../product/product';
import { visit, type Reader } from './browser';

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;
/** Who has logged in already, and where: a spec's later tests and readers go on in that session. */
const sessions = new Map<string, Cookies>();

/** A staff member of De Ruilhoek at the console's first page; the owner, or whose address begins so. */
export async function atConsole(
  product: Running,
  browser: Browser,
  reader: Reader,
  who = 'els@',
): Promise<Page> {
  const { context, page } = await visit(browser, reader);
  const key = `${product.url} ${who}`;
  const session = sessions.get(key);
  if (session !== undefined) await context.addCookies(session);
  await page.goto(`${product.url}/30042/console`);
  if (session === undefined) {
    const { email, password } = product.logIn(who);
    await page.locator('input[name=email]').fill(email);
    await page.locator('input[type=password]').fill(password);
    await page.locator('main form button:not([data-reveal])').first().click();
  }
  await page.waitForURL(/\/console\/customers/);
  sessions.set(key, session ?? (await context.cookies()));
  return page;
}

/** Marijke's page; answers her id. */
export async function openMarijke(product: Running, page: Page): Promise<string> {
  await page.goto(`${product.url}/30042/console/customers?search=2481`);
  await page.getByRole('link', { name: '2481' }).first().click();
  await page.waitForURL(/customers\/[0-9a-f-]{36}/);
  return /customers\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
}
