import { quantile } from '../measure';
import { Connection } from '../load';
import { post, request, sent } from '../operations';
import { setUp, startProduct, untilStoreArrived } from '../processes';
import { seed, type Seeded } from '../seed';
import type { Server, World } from '../world';

/** As many as a consignor who brings a shop of their own has in a month. */
const LINES = 1_000;
const TIMES = 20;
const LOOK_MS = 50;

const PREVIEW = sent(
  'query Preview { payoutPreview { count total { amountMinor } candidates(first: 50) { nodes { verdict payable { amountMinor } customer { id } } } } }',
);
const START = sent(
  'mutation Start($input: StartPayoutRunInput!) { startPayoutRun(input: $input) { __typename ... on PayoutRun { id } } }',
);
const REVERSE = sent(
  'mutation Reverse($input: ReversePayoutInput!) { reversePayout(input: $input) { __typename ... on PayoutRun { id } } }',
);
const LOOK = sent(
  'query Look($id: UUID!) { payoutRun(id: $id) { endedAt statementCount statements(first: 1) { nodes { id } } } }',
);
const STATEMENT = sent(
  'query Statement($id: UUID!) { statement(id: $id) { number total { amountMinor } balanceLines(first: 200) { nodes { kind amount { amountMinor } item { number description } } } } }',
);
const PAPER = sent('query Paper($id: UUID!) { statementPath(id: $id) }');

/** What is measured of payouts: what a run would do, the run with what it takes, taking it back, and a long statement. */
export async function payouts(
  world: World,
  servers: Server[],
  { customers }: { customers: number },
  say: (line: string) => void,
): Promise<void> {
  await setUp(world);
  const product = await startProduct(world);
  servers.push(product);
  await untilStoreArrived(world);
  const seeded = await seed(world.admin, '30042', customers);
  await world.admin.query(
    `INSERT INTO consignment.bank_account (store_id, customer_id, iban, holder, changed_at)
     SELECT store_id, customer_id, 'NL91ABNA0417164300', 'A. Jansen', now() FROM consignment.consignor`,
  );
  const desk = new Desk(product.port, seeded);
  const looked: number[] = [];
  for (let time = 0; time < TIMES; time += 1) looked.push((await desk.timed(PREVIEW, {})).tookMs);
  const { count, totalMinor } = await desk.preview();
  say(`${count} consignors are to be paid; what a run would do, with the first 50: ${lineOf(looked)}`);
  const before = product.memoryMb() ?? 0;
  const run = await desk.untilDone(START, { count, totalMinor });
  say(
    `The run: ${(run.tookMs / 1000).toFixed(1)} s, ${(run.tookMs / count).toFixed(1)} ms a statement; the process has ${(product.memoryMb() ?? 0) - before} MB more`,
  );
  const back = await desk.untilDone(REVERSE, { runId: run.id });
  say(`Taking it back: ${(back.tookMs / 1000).toFixed(1)} s`);
  await longBalance(world, seeded);
  const one = await desk.preview(seeded.consignors[0]?.customerId);
  const long = await desk.untilDone(START, {
    ...{ customerId: seeded.consignors[0]?.customerId },
    ...{ count: 1, totalMinor: one.totalMinor },
  });
  const read: number[] = [];
  for (let time = 0; time < TIMES; time += 1)
    read.push((await desk.timed(STATEMENT, { id: long.statementId })).tookMs);
  say(
    `A statement of ${LINES} lines: paid in ${long.tookMs.toFixed(0)} ms; read with its first 200: ${lineOf(read)}`,
  );
  const from = performance.now();
  const bytes = await desk.paper(long.statementId);
  say(
    `Its PDF (${(bytes / 1000).toFixed(0)} kB), asked for until fetched: ${(performance.now() - from).toFixed(0)} ms`,
  );
  desk.close();
}

/** The staff who pay. */
class Desk {
  private readonly connection: Connection;

  constructor(
    port: number,
    private readonly seeded: Seeded,
  ) {
    this.connection = new Connection(port);
  }

  async timed(
    operation: ReturnType<typeof sent>,
    variables: object,
  ): Promise<{ tookMs: number; text: string }> {
    const { storeId, staffToken } = this.seeded;
    const from = performance.now();
    const { body } = await this.connection.send(
      post(`/${storeId}/console/graphql`, staffToken, operation, variables as Record<string, unknown>),
    );
    const text = body.toString('utf8');
    if (text.includes('"errors"')) throw new Error(text.slice(0, 400));
    return { tookMs: performance.now() - from, text };
  }

  async preview(customerId?: string): Promise<{ count: number; totalMinor: number }> {
    const asked = sent(
      'query One($of: UUID) { payoutPreview(customerId: $of) { count total { amountMinor } } }',
    );
    const { text } = await this.timed(asked, { of: customerId ?? null });
    const { data } = JSON.parse(text) as {
      data: { payoutPreview: { count: number; total: { amountMinor: number } } };
    };
    return { count: data.payoutPreview.count, totalMinor: data.payoutPreview.total.amountMinor };
  }

  /** Starts a run and waits for its end. */
  async untilDone(
    operation: ReturnType<typeof sent>,
    input: object,
  ): Promise<{ id: string; tookMs: number; statementId: string }> {
    const from = performance.now();
    const id = /"id":"([^"]+)"/.exec((await this.timed(operation, { input })).text)?.[1];
    if (id === undefined) throw new Error('No run was started');
    for (;;) {
      const { text } = await this.timed(LOOK, { id });
      if (!text.includes('"endedAt":null')) {
        const statementId = /"nodes":\[\{"id":"([^"]+)"/.exec(text)?.[1] ?? '';
        return { id, tookMs: performance.now() - from, statementId };
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }

  async paper(id: string): Promise<number> {
    const path = /"statementPath":"([^"]+)"/.exec((await this.timed(PAPER, { id })).text)?.[1];
    if (path === undefined) throw new Error('No paper');
    const { status, body } = await this.connection.send(request('GET', path, this.seeded.staffToken));
    if (status !== 200) throw new Error(`The file: ${status}`);
    return body.length;
  }

  close(): void {
    this.connection.close();
  }
}

/** The first consignor is owed so many lines more. */
async function longBalance({ admin }: World, { storeId, consignors }: Seeded): Promise<void> {
  await admin.query(
    `INSERT INTO consignment.balance_line (store_id, id, customer_id, kind, amount_minor, cause_kind, cause_id, reason, payable_on, made_at)
     SELECT $1, kernel.new_id(), $2, 'ADJUSTMENT', 100 + n, 'HAND', kernel.new_id(), 'Beginsaldo', current_date - 30, now() FROM generate_series(1, ${LINES - 1}) AS n`,
    [storeId, consignors[0]?.customerId],
  );
}

function lineOf(tookMs: readonly number[]): string {
  const sorted = tookMs.toSorted((a, b) => a - b);
  const ms = (value: number): string => `${value.toFixed(0)} ms`;
  return `p50 ${ms(quantile(sorted, 0.5))}  worst ${ms(quantile(sorted, 1))}  (${sorted.length} times)`;
}
