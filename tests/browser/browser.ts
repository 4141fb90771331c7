import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

/** How somebody meets a page. */
export interface Reader {
  name: string;
  javaScript: boolean;
  width: number;
  dark: boolean;
}

/** Phone and desk, with JavaScript and without, light and dark. */
export const readers: Reader[] = [
  { name: 'on a phone without JavaScript', javaScript: false, width: 390, dark: false },
  { name: 'on a phone in the dark', javaScript: true, width: 390, dark: true },
  { name: 'at a desk', javaScript: true, width: 1280, dark: false },
  { name: 'at a desk without JavaScript in the dark', javaScript: false, width: 1280, dark: true },
];

/** The browser that the packages brought; the set-up has unpacked it. */
export function openBrowser(): Promise<Browser> {
  const executablePath = process.env['KOMMIS_TEST_CHROMIUM'];
  if (executablePath === undefined)
    throw new Error('No browser: run through jest, whose global set-up unpacks one');
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
}

/** A fresh visitor, with cookies of their own. */
export async function visit(
  browser: Browser,
  reader: Reader,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({
    javaScriptEnabled: reader.javaScript,
    viewport: { width: reader.width, height: 844 },
    colorScheme: reader.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    locale: 'nl-NL',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(45_000);
  return { context, page };
}

/** The builder says it twice to a page; a page that has it need not read it again, which takes longer than its rules. */
const axeSource = `if (!window.axe) { ${readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')} }`;

/**
 * What axe finds against WCAG 2.2 AA, and whether the page is wider than the screen; empty is good. Without
 * JavaScript axe cannot run in the page; the same page is looked at by the readers who have it.
 */
export async function faultsOf(page: Page, reader: Reader): Promise<string[]> {
  if (!reader.javaScript) return [];
  // No page has frames of other sites, for which axe would open a page of its own; what passes need not be told.
  const { violations } = await new AxeBuilder({ page, axeSource })
    .setLegacyMode()
    // A list is made row by row of one pattern; contrast and targets of fifty rows take axe four seconds.
    .exclude('tbody tr:nth-child(n+11)')
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const faults = violations.map(
    (each) => `${each.id}: ${each.nodes.map((node) => node.target.join(' ')).join(', ')}`,
  );
  return [...faults, ...(await sideways(page))];
}

/** What is read on the page, with one blank where it breaks lines. */
export async function textOf(page: Page): Promise<string> {
  return (await page.locator('main').innerText()).replace(/\s+/g, ' ');
}

/** Whether the page can be moved sideways; empty is good. */
export async function sideways(page: Page): Promise<string[]> {
  const wide = await page.evaluate(
    'document.documentElement.scrollWidth > document.documentElement.clientWidth',
  );
  return wide === true ? ['the page is wider than the screen'] : [];
}

/** Which tables can be moved sideways in their own box, so that figures lie outside of the screen; empty is good. */
export const tablesCut = (page: Page): Promise<string[]> =>
  page.evaluate(
    `[...document.querySelectorAll('main .scroll')].filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => each.getAttribute('aria-label') ?? each.className)`,
  );

/** Leaves a page that reloads itself while something goes on: when both happen at once, the browser drops one of them. */
export async function leaveFor(page: Page, url: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await page.goto(url);
      return;
    } catch (error) {
      if (attempt === 3 || !/ERR_ABORTED|interrupted by another navigation/.test(String(error))) throw error;
    }
  }
}
