/**
 * What a stranger can feel: after "first time" and "forgot" for an address that somebody has, and for one nobody has,
 * the product is asked for a page again and again, and whoever was followed by the slower answers is taken for somebody.
 * Over pairs in a drawn order, how often that is right; half is guessing. Ends with 1 where it is right too often.
 */
import { Agent } from 'node:http';
import { ask, must, staffOf, type Asker } from '../../tests/product/graph';
import { startProduct, type Product } from '../../tests/product/product';
import { newId } from '../../services/kernel/id/id';

const pairs = Number(process.env['KOMMIS_QUIET_PAIRS'] ?? 400);
/** How long the stranger listens after each asking. */
const listensMs = Number(process.env['KOMMIS_QUIET_LISTENS_MS'] ?? 200);
const mostRight = 0.55;
/** Tries that are put together for one guess. */
const together = 5;
const storeId = '30042';
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

const create = `mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { __typename } }`;
const askings = {
  requestActivation: `mutation ($input: RequestActivationInput!) { requestActivation(input: $input) { __typename } }`,
  requestPasswordReset: `mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { __typename } }`,
};

const addressOf = (): string => `${newId()}@example.test`;

/** A customer with an address, invited. */
async function somebody(product: Product, staff: Asker): Promise<string> {
  const email = addressOf();
  await must(product, staff, create, {
    input: { kind: 'PRIVATE', lastName: 'Vos', email, idempotencyKey: newId() },
  });
  return email;
}

/** Asks for a link from an address of the net that no one asked from, and answers the mean of the pages' times just after. */
async function feel(product: Product, email: string, at: number): Promise<number> {
  const name = at % 2 === 0 ? 'requestActivation' : 'requestPasswordReset';
  const headers = {
    'content-type': 'application/json',
    'x-forwarded-for': `198.51.${(at >> 8) & 255}.${at & 255}`,
  };
  const body = JSON.stringify({ query: askings[name], variables: { input: { email } } });
  const { text } = await ask(`${product.url}/${storeId}/graphql`, { method: 'POST', headers, body, agent });
  if (!text.includes('MailOnItsWay')) throw new Error(text);
  const began = performance.now();
  let pages = 0;
  while (performance.now() - began < listensMs) {
    await ask(`${product.url}/${storeId}`, { headers: { accept: 'text/html' }, agent });
    pages += 1;
  }
  return (performance.now() - began) / pages;
}

/** How much slower pages were after somebody than after nobody, by pair. */
async function differences(product: Product): Promise<number[]> {
  const staff = await staffOf(product, storeId);
  const known: string[] = [];
  for (let at = 0; at < pairs; at += 1) known.push(await somebody(product, staff));
  // Whoever was made is invited by an event, and what the events do is over.
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  const found: number[] = [];
  for (const [at, email] of known.entries()) {
    const isFirst = Math.random() < 0.5;
    const one = await feel(product, isFirst ? email : addressOf(), 2 * at);
    const two = await feel(product, isFirst ? addressOf() : email, 2 * at);
    found.push(isFirst ? one - two : two - one);
  }
  return found;
}

const shareAbove = (values: number[]): number => values.filter((each) => each > 0).length / values.length;
const middle = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

async function main(): Promise<boolean> {
  const product = await startProduct({ environment: { TRUSTED_PROXIES: '127.0.0.1,::1' } });
  try {
    const found = await differences(product);
    const groups = Array.from({ length: Math.floor(pairs / together) }, (_, at) =>
      found.slice(at * together, (at + 1) * together).reduce((sum, each) => sum + each, 0),
    );
    const right = shareAbove(found);
    console.log(
      `Somebody or nobody: ${pairs} pairs, listened to for ${listensMs} ms each, ${percent(right)} right; ` +
        `${together} tries together ${percent(shareAbove(groups))}; pages ${middle(found).toFixed(2)} ms slower after somebody, by the median.`,
    );
    return right < mostRight;
  } finally {
    agent.destroy();
    await product.stop();
  }
}

void main().then((holds) => process.exit(holds ? 0 : 1));
