import { addDays, localDateIn } from '../../services/kernel/clock/clock';
import { Connection } from '../load';
import { quantile } from '../measure';
import { post, sent } from '../operations';
import { setUp, startProduct, untilStoreArrived } from '../processes';
import { seed, type Seeded } from '../seed';
import type { Server, World } from '../world';

const TIMES = 30;
const NOTE =
  'returnOn itemCount asked { amountMinor currency } charity isAgreed lacksAddress isTicked tickedAt tickedBy goods customer { id number displayName }';
const DAYS = sent(
  `query Days($from: LocalDate!, $upTo: LocalDate!) { calendarDays(from: $from, upTo: $upTo) { date noteCount openCount itemCount notes { ${NOTE} } } }`,
);
const NOTES = sent(
  `query Notes($filter: CalendarFilter!, $after: String) { calendarNotes(filter: $filter, first: 50, after: $after) { nodes { ${NOTE} } pageInfo { endCursor hasNextPage } } }`,
);
const TOTAL = sent(
  'query Total($filter: CalendarFilter!) { calendarNotes(filter: $filter, first: 1) { total { count capped } } }',
);

/** What is measured of the calendar of a year: a week and a month that are drawn, its list, and the pages of them. */
export async function calendar(
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
  const notes = await fillYear(world, seeded);
  say(`${notes.consignors} consignors, ${notes.count} notes in a year, a third of them ticked off`);
  const today = localDateIn('Europe/Amsterdam', new Date());
  const [from, upTo] = [addDays(today, -30), addDays(today, 335)];
  const connection = new Connection(product.port);
  const { storeId, staffToken } = seeded;
  const asked = async (operation: typeof DAYS, variables: Record<string, unknown>): Promise<string> => {
    const { body } = await connection.send(
      post(`/${storeId}/console/graphql`, staffToken, operation, variables),
    );
    const text = body.toString('utf8');
    if (text.includes('"errors"')) throw new Error(text.slice(0, 400));
    return text;
  };
  const page = async (path: string): Promise<void> => {
    const { status } = await connection.send(
      Buffer.from(
        `GET /${storeId}/console/calendar${path} HTTP/1.1\r\nhost: localhost\r\ncookie: kommis-${storeId}-staff=${staffToken}\r\naccept: text/html\r\n\r\n`,
      ),
    );
    if (status !== 200) throw new Error(`${path}: ${status}`);
  };
  const year = { filter: { from, upTo } };
  // Read from a day in the middle: the cursor is a place in the list, whatever the days that are asked for.
  const inTheMiddle = await asked(NOTES, { filter: { from: addDays(today, 150), upTo } });
  const after = /"endCursor":"([^"]+)"/.exec(inTheMiddle)?.[1] ?? null;
  const measured: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['A week, drawn', () => asked(DAYS, { from: today, upTo: addDays(today, 6) })],
    ['A month, drawn (42 days)', () => asked(DAYS, { from: today, upTo: addDays(today, 41) })],
    ['The list of a year, its first 50', () => asked(NOTES, year)],
    ['The same from the middle', () => asked(NOTES, { ...year, after })],
    [
      'What is not ticked off of a year, its first 50',
      () => asked(NOTES, { filter: { ...year.filter, ticked: false } }),
    ],
    ['How many there are in a year', () => asked(TOTAL, year)],
    ['The page of a week, rendered', () => page('')],
    ['The page of the list, rendered', () => page('?view=list')],
  ];
  for (const [what, once] of measured) {
    await once();
    const tookMs: number[] = [];
    for (let time = 0; time < TIMES; time += 1) {
      const startedAt = performance.now();
      await once();
      tookMs.push(performance.now() - startedAt);
    }
    say(`${what}: ${lineOf(tookMs)}`);
  }
  connection.close();
}

/** Whoever brings something in has notes; what is on sale goes back on days of a whole year. Answers how many there are. */
async function fillYear(
  { admin }: World,
  { storeId }: Seeded,
): Promise<{ consignors: number; count: number }> {
  const spread = `current_date - 30 + (hashint4extended(number, 11) & 1023)::int % 365`;
  await admin.query(`SET session_replication_role = replica;
    UPDATE consignment.consignor SET calendar_note = true WHERE store_id = '${storeId}';
    UPDATE consignment.item SET return_on = ${spread}, intake_on = ${spread} - 56, received_on = ${spread} - 56 WHERE store_id = '${storeId}' AND state = 'ON_SALE';
    INSERT INTO consignment.calendar_tick (store_id, customer_id, return_on, item_ids, ticked_at, ticked_by)
    SELECT store_id, customer_id, return_on, array_agg(id ORDER BY id), now(), 'Els de Wit' FROM consignment.item
     WHERE store_id = '${storeId}' AND state = 'ON_SALE' GROUP BY 1, 2, 3 HAVING min(number) % 3 = 0;
    RESET session_replication_role;
    ANALYZE consignment.consignor, consignment.item, consignment.calendar_tick`);
  const { rows } = await admin.query<{ consignors: number; count: number }>(
    `SELECT count(DISTINCT customer_id)::int AS consignors, count(DISTINCT (customer_id, return_on))::int AS count FROM consignment.item WHERE store_id = $1 AND state = 'ON_SALE'`,
    [storeId],
  );
  return rows[0] ?? { consignors: 0, count: 0 };
}

function lineOf(tookMs: readonly number[]): string {
  const sorted = tookMs.toSorted((a, b) => a - b);
  const ms = (value: number): string => `${value.toFixed(0)} ms`;
  return `p50 ${ms(quantile(sorted, 0.5))}  worst ${ms(quantile(sorted, 1))}  (${sorted.length} times)`;
}
