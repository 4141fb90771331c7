/**
 * What a stranger can feel: after "first time" and "forgot" for an address that somebody has, and for one nobody has,
 * the product is asked something small again and again, and whoever was followed by the slower answers is taken for
 * somebody. Over pairs in a drawn order, how often that is right, by the first few answers and by all of them; half is
 * guessing. Ends with 1 where any of them is right too often.
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
/** By how many of the answers just after it is guessed. */
const looksAt = [1, 3, 10, Infinity];
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

/** Asks for a link from an address of the net that no one asked from, and answers how long each question just after took. */
async function feel(product: Product, email: string, at: number): Promise<number[]> {
  const name = at % 2 === 0 ? 'requestActivation' : 'requestPasswordReset';
  const post = async (query: string, variables: object): Promise<string> => {
    const from = `198.51.${(at >> 8) & 255}.${at & 255}`;
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': from };
    const body = JSON.stringify({ query, variables });
    const url = `${product.url}/${storeId}/graphql`;
    return (await ask(url, { method: 'POST', headers, body, agent })).text;
  };
  const text = await post(askings[name], { input: { email } });
  if (!text.includes('MailOnItsWay')) throw new Error(text);
  const times: number[] = [];
  for (const began = performance.now(); performance.now() - began < listensMs;) {
    const asked = performance.now();
    await post('{ store { name } }', {});
    times.push(performance.now() - asked);
  }
  return times;
}

/** The times after somebody and after nobody, by pair. */
async function listen(product: Product): Promise<[number[], number[]][]> {
  const staff = await staffOf(product, storeId);
  const known: string[] = [];
  for (let at = 0; at < pairs; at += 1) known.push(await somebody(product, staff));
  // Whoever was made is invited by an event, and what the events do is over.
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  const heard: [number[], number[]][] = [];
  for (const [at, email] of known.entries()) {
    const isFirst = Math.random() < 0.5;
    const one = await feel(product, isFirst ? email : addressOf(), at);
    const two = await feel(product, isFirst ? addressOf() : email, at);
    heard.push(isFirst ? [one, two] : [two, one]);
  }
  return heard;
}

const mean = (times: number[]): number => times.reduce((sum, each) => sum + each, 0) / times.length;
const shareAbove = (values: number[]): number => values.filter((each) => each > 0).length / values.length;
const middle = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** How often it is guessed right by so many answers: by one try, and by some put together. */
function guess(heard: [number[], number[]][], first: number): { right: number; says: string } {
  const slower = heard.map(
    ([somebodys, nobodys]) => mean(somebodys.slice(0, first)) - mean(nobodys.slice(0, first)),
  );
  const groups = Array.from({ length: Math.floor(pairs / together) }, (_, at) =>
    mean(slower.slice(at * together, (at + 1) * together)),
  );
  const right = shareAbove(slower);
  const by = first === Infinity ? 'all' : `the first ${first}`;
  const says = `by ${by} ${percent(right)} (${together} tries ${percent(shareAbove(groups))}, ${middle(slower).toFixed(2)} ms slower)`;
  return { right, says };
}

async function main(): Promise<boolean> {
  const product = await startProduct({ environment: { TRUSTED_PROXIES: '127.0.0.1,::1' } });
  try {
    const heard = await listen(product);
    const guesses = looksAt.map((first) => guess(heard, first));
    console.log(
      `Somebody or nobody, ${pairs} pairs, told apart by the answers of ${listensMs} ms just after: ` +
        `${guesses.map(({ says }) => says).join(', ')}.`,
    );
    return guesses.every(({ right }) => right < mostRight);
  } finally {
    agent.destroy();
    await product.stop();
  }
}

void main().then((holds) => process.exit(holds ? 0 : 1));
