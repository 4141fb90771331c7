import { CONSOLE, type Form, type Shop } from './honest';

/** Something that can be sold: what a sale of the demo brought back. */
async function onSale(shop: Shop): Promise<string> {
  const { text } = await shop.get(`${CONSOLE}/sales`);
  const taken = [...text.matchAll(/href="[^"]*\/sales\/(\d+)[^"]*"/g)].map(([, number]) => number ?? '');
  for (const number of taken) {
    const sale = await shop.get(`${CONSOLE}/sales/${number}`);
    if (/undo=|name="undo"/.test(sale.text)) continue;
    const sku = /\/console\/i\/(\d+)/.exec(sale.text)?.[1];
    if (sku !== undefined) return sku;
  }
  throw new Error('Every sale of the demo stands');
}

/** The value of a field in a page. */
const valueOf = (text: string, name: string): string =>
  new RegExp(`name="${name.replaceAll('.', '\\.')}"[^>]* value="([^"]*)"`).exec(text)?.[1] ?? '';

/** Every action at the counter, sent by somebody who means it. */
export const SALES: Record<string, Form> = {
  '[store]/console/sales/new add': async (shop) => [
    `${CONSOLE}/sales/new?/add`,
    { number: await onSale(shop) },
  ],
  '[store]/console/sales/new sell': async (shop) => {
    const number = await onSale(shop);
    const { headers } = await shop.post(`${CONSOLE}/sales/new?/add`, `number=${number}`);
    const { text } = await shop.arrive(new URL(String(headers['location']), 'http://localhost'));
    const names = ['idempotencyKey', 'total', 'lines.0.sku', 'lines.0.priceMinor'];
    const fields = Object.fromEntries(names.map((name) => [name, valueOf(text, name)]));
    return [`${CONSOLE}/sales/new?/sell`, { ...fields, paidBy: 'CARD' }];
  },
  '[store]/console/sales/[number] undo': async (shop) => {
    const { text: list } = await shop.get(`${CONSOLE}/sales`);
    const number = /href="[^"]*\/sales\/(\d+)/.exec(list)?.[1] ?? '';
    const { text } = await shop.get(`${CONSOLE}/sales/${number}?undo=all`);
    const fields = { order: valueOf(text, 'order'), lines: valueOf(text, 'lines') };
    return [`${CONSOLE}/sales/${number}?undo=all&/undo`, fields];
  },
};
