import type { Locator, Page } from 'playwright-core';
import { must, type Asker } from '../product/graph';
import type { Product } from '../product/product';

interface Item {
  number: number;
  sellableUnit: { isOnSale: boolean } | null;
}

/** Numbers of what is on sale at De Ruilhoek, each to be given to one test. */
export async function numbersOnSale(product: Product, staff: Asker): Promise<string[]> {
  const items =
    'items(first: 12, filter: { states: [ON_SALE], due: false }) { nodes { number sellableUnit { isOnSale } } }';
  const { nodes } = await must<{ nodes: { consignor: { items: { nodes: Item[] } } | null }[] }>(
    product,
    staff,
    `{ customers(first: 60) { nodes { consignor { ${items} } } } }`,
  );
  return nodes
    .flatMap(({ consignor }) => consignor?.items.nodes ?? [])
    .flatMap(({ number, sellableUnit }) => (sellableUnit?.isOnSale ? [String(number)] : []));
}

/** The lines of the sale that is made. */
export const lines = (page: Page): Locator => page.locator('[data-line]');

/** The button that sells. */
export const sell = (page: Page): Locator => page.getByRole('button', { name: 'Verkopen', exact: true });

/** The total as it is charged, in cents. */
export const totalOf = async (page: Page): Promise<number> =>
  Number(await page.locator('[name=total]').inputValue());

/** What a scanner does, into whatever has the focus: a key every five milliseconds, however busy the machine is, and Enter. */
export async function scanAnywhere(page: Page, label: string): Promise<void> {
  const keyboard = await page.context().newCDPSession(page);
  const enter = { key: 'Enter', code: 'Enter', text: '\r', windowsVirtualKeyCode: 13 };
  const keys = [...[...label].map((key) => ({ key, text: key })), enter];
  const begun = Date.now() / 1000 - keys.length * 0.005;
  await Promise.all(
    keys.flatMap(({ text, ...key }, at) => {
      const timestamp = begun + at * 0.005;
      return [
        keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', text, timestamp, ...key }),
        keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', timestamp, ...key }),
      ];
    }),
  );
  await keyboard.detach();
}
