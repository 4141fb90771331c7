import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { allServices } from '../../services/all';

/**
 * The kernel is mechanism: it knows no service by name and no noun of the business, or it would have to change with
 * them. The one word it has is whom a portal user acts for (`customer_ids`, `customerIds`): policies are made of it.
 */
const kernel = resolve(__dirname, '..', '..', 'services', 'kernel');
const services = allServices.map(({ name }) => name);
const nouns = [
  ...[
    'customers?',
    'consign\\w*',
    'commerce',
    'shops?',
    'charit\\w*',
    'intakes?',
    'payouts?',
    'settlements?',
  ],
  ...['invoices?', 'wishlists?', 'purchases?', 'segments?'],
];
const words = new RegExp(String.raw`\b(${[...services, ...nouns].join('|')})\b`, 'gi');

/** Where that word may be spoken of, too: what makes an actor, and whom a mail is about. */
const speaksOfIt = /^(actor|mail)\/|^migrations\/\d+-mail\.sql$/;

function found(file: string): string[] {
  const text = readFileSync(join(kernel, file), 'utf8');
  return [...text.matchAll(words)]
    .map(([word]) => word)
    .filter((word) => !(speaksOfIt.test(file) && /^customers?$/i.test(word)))
    .map((word) => `${file}: ${word}`);
}

test('the kernel names no service and no noun of the business', () => {
  const files = globSync('**/*.{ts,sql}', { cwd: kernel })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !/\.spec\.ts$|^testing\//.test(file));
  expect(files.length).toBeGreaterThan(50);
  expect(files.flatMap(found)).toEqual([]);
});

test('it would be noticed', () => {
  const caught = (text: string): number => [...text.matchAll(words)].length;
  expect(caught(`ARRAY['identity', 'customers']`)).toBe(2);
  expect(caught('staffWith(consignment.edit) // a consignor’s invoice')).toBe(3);
  expect(caught('kernel.customer_ids() actor.customerIds linked_customer_ids')).toBe(0);
});
