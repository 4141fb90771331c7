import { randomBytes } from 'node:crypto';
import { Connection } from '../load';
import { quantile } from '../measure';
import { operationsOf, type Operation } from '../operations';
import { setUp, startProduct, untilStoreArrived } from '../processes';
import { seed } from '../seed';
import type { Server, World } from '../world';
import { beginApart, parts, type Answers, type Attacker, type OverloadPart } from './parts';

/** What another store's page takes, at rest and while something goes on. */
interface Figures {
  p50: number;
  p99: number;
  count: number;
}

const ATTACKED = '10007';
const SETTLE_MS = 1_000;
const MEASURED = '30042';

/**
 * Measures another store's page, rendered, while one store does its worst: each part in turn, rest and overload in
 * slices that take turns, so that both see the same machine. One reader, who presses again as soon as they have seen it.
 */
export async function overload(
  world: World,
  servers: Server[],
  options: { customers: number; sliceMs: number; rounds: number; wants: (part: string) => boolean },
  say: (line: string) => void,
): Promise<void> {
  await setUp(world);
  const product = await startProduct(world);
  servers.push(product);
  await untilStoreArrived(world);
  const seeded = await seed(world.admin, MEASURED, options.customers);
  const password = randomBytes(18).toString('base64url');
  const made = { store: ATTACKED, name: 'Overload', owner: 'Ingrid Solberg', email: 'ingrid@example.test' };
  await setUp(world, made, password);
  await untilStoreArrived(world, 2);
  const attacker = { port: product.port, storeId: ATTACKED, email: made.email, password };
  const page = operationsOf(seeded).find(({ name }) => name === 'my-page-rendered')!;
  say('Another store’s page (My page, rendered), one reader:');
  for (const part of parts.filter(({ name }) => options.wants(name))) {
    const [rest, busy, answers] = await measurePart(part, attacker, page, options);
    const { counts, ms = {} } = answers;
    const told = Object.entries(counts).map(([kind, count]) => `${count} ${kind}`);
    const took = Object.entries(ms).map(([what, most]) => `${what} within ${most} ms`);
    say(
      `${part.name.padEnd(10)} ${part.says}\n  at rest   ${lineOf(rest)}\n  meanwhile ${lineOf(busy)}  p99 × ${(busy.p99 / rest.p99).toFixed(2)}` +
        `\n  answered: ${[...told, ...took].join(', ')}; the process has ${product.memoryMb()} MB`,
    );
  }
}

async function measurePart(
  part: OverloadPart,
  attacker: Attacker,
  page: Operation,
  { sliceMs, rounds }: { sliceMs: number; rounds: number },
): Promise<[Figures, Figures, Answers]> {
  const [rest, busy]: [number[], number[]] = [[], []];
  const [counts, ms]: [Record<string, number>, Record<string, number>] = [{}, {}];
  await read(attacker.port, page, 2_000);
  for (let round = 0; round < rounds; round += 1) {
    rest.push(...(await read(attacker.port, page, sliceMs)));
    const begun = await beginApart(part, attacker);
    // How it is while it goes on, not how it begins.
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    try {
      busy.push(...(await read(attacker.port, page, sliceMs)));
    } finally {
      const answers = await begun.stop();
      for (const [kind, count] of Object.entries(answers.counts)) counts[kind] = (counts[kind] ?? 0) + count;
      // The worst of the rounds: times do not add up.
      for (const [what, took] of Object.entries(answers.ms ?? {})) ms[what] = Math.max(ms[what] ?? 0, took);
    }
  }
  return [figuresOf(rest), figuresOf(busy), { counts, ms }];
}

/** Reads the page for so long; how long each time took. */
async function read(port: number, page: Operation, forMs: number): Promise<number[]> {
  const connection = new Connection(port);
  const took: number[] = [];
  const until = performance.now() + forMs;
  for (let turn = 0; performance.now() < until; turn += 1) {
    const from = performance.now();
    const { status, body } = await connection.send(page.requests.product!(turn));
    took.push(performance.now() - from);
    if (status === 200) continue;
    // A page that says that it cannot be had is a finding, and counts among the slow ones.
    if (status !== 503) throw new Error(`The page: ${status} ${body.toString('utf8', 0, 400)}`);
    took[took.length - 1] = Number.POSITIVE_INFINITY;
  }
  connection.close();
  return took;
}

function figuresOf(took: readonly number[]): Figures {
  const sorted = [...took].sort((a, b) => a - b);
  return { p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99), count: sorted.length };
}

const lineOf = ({ p50, p99, count }: Figures): string =>
  `p50 ${p50.toFixed(1)} ms  p99 ${p99.toFixed(1)} ms  (${count} pages)`;
