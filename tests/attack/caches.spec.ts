import { setTimeout as sleep } from 'node:timers/promises';
import { ask, operate, staffOf, type Asker } from '../product/graph';
import { startProduct, type Product } from '../product/product';

let product: Product;
let askers: Asker[];
beforeAll(async () => {
  product = await startProduct();
  askers = [{ storeId: '30042', door: 'portal' }, await staffOf(product, '30042')];
});
afterAll(() => product.stop());

/** Sixteen at a time, each of its own. Who is told to come again, where much else runs, does. */
async function send(count: number, tell: (at: number) => Promise<{ status: number }>): Promise<Set<number>> {
  const seen = new Set<number>();
  const one = async (at: number): Promise<{ status: number }> => {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await tell(at);
      if (answer.status !== 503 || attempt === 10) return answer;
      await sleep(500);
    }
  };
  for (let at = 0; at < count; at += 16)
    for (const { status } of await Promise.all(
      Array.from({ length: Math.min(16, count - at) }, (_, more) => one(at + more)),
    ))
      seen.add(status);
  return seen;
}

type Variant = (at: number) => readonly [query: string, variables: object];

const BOOLEANS = [0, 1, 2, 3, 4, 5];
const conditional = `query (${BOOLEANS.map((at) => `$v${at}: Boolean!`).join(' ')}) { store { ${BOOLEANS.map((at) => `a${at}: name @skip(if: $v${at})`).join(' ')} } }`;

test.each<[string, number, Variant]>([
  ['600 different documents', 600, (at: number) => [`query Q${at} { store { name } }`, {}]],
  [
    '300 documents of 48 kB of comments',
    300,
    (at: number) => [`# ${`${at} `.padEnd(48_000, 'x')}\n{ store { name } }`, {}],
  ],
  [
    'every combination of conditions, twenty times',
    1_280,
    (at: number) => [
      conditional,
      Object.fromEntries(BOOLEANS.map((bit) => [`v${bit}`, ((at >> bit) & 1) === 1])),
    ],
  ],
])(
  'are no way to stop it: %s',
  async (_name, count, variant) => {
    for (const asker of askers) {
      const seen = await send(count, (at) => operate(product, asker, ...variant(at)));
      expect([...seen]).toEqual([200]);
    }
    expect((await ask(`${product.url}/healthz`)).status).toBe(200);
  },
  300_000,
);
