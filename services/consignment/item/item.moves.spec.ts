import { forAllTests } from '../../kernel/testing/for-all-tests';
import { newId } from '../../kernel/id/id';
import { contradiction, type KnownItem } from '../import/stock.rules';
import type { StockValues } from '../import/stock.columns';
import { receive } from '../testing/receipts';
import { openShops } from '../testing/shop';
import { ItemState } from './item';
import { moveOf, MOVES, movesByHand } from './item.moves';

const { world, shop } = forAllTests(openShops);

const states = Object.values(ItemState);
const pairs = states.flatMap((from) => states.map((to) => [from, to] as const));
let customerId: string;
beforeAll(async () => {
  customerId = await shop.consignor(2054, { mayCreateItems: true, itemAllowance: 5 });
});

let number = 700_000;
/** An item in a state, in an intake that was handed over or is open, with all that the state asks for. */
async function itemIn(
  state: ItemState,
  intake: 'OPEN' | 'SUBMITTED' = 'SUBMITTED',
): Promise<{ id: string; intakeId: string }> {
  const [id, intakeId] = [newId(), newId()];
  await world.database.admin(`
    INSERT INTO consignment.intake (store_id, id, customer_id, state, opened_at, submitted_at)
      VALUES ('30042', '${intakeId}', '${customerId}', '${intake}', now(), ${intake === 'OPEN' ? 'NULL' : 'now()'});
    INSERT INTO consignment.item (store_id, id, number, customer_id, intake_id, price_minor, state, share_percent, share_base, rejected_because, collect_by)
      SELECT '30042', '${id}', ${(number += 1)}, '${customerId}', '${intakeId}', 1000, '${state}',
             CASE WHEN '${state}' IN ('DRAFT', 'SUBMITTED', 'REJECTED') THEN NULL ELSE 50 END, 'GROSS',
             CASE WHEN '${state}' = 'REJECTED' THEN 'Vlek' ELSE '' END, CASE WHEN '${state}' = 'REJECTED' THEN '2026-12-01'::date END`);
  return { id, intakeId };
}
const stateOf = async (id: string): Promise<string> =>
  (await world.database.admin<{ state: string }>('SELECT state FROM consignment.item WHERE id = $1', [id]))[0]
    ?.state ?? '';

test('the database lets an item go every way of the table and no other, whoever moves it', async () => {
  const rows = await world.database.admin<{ may: boolean }>(
    `SELECT consignment.may_move(was, now) AS may FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS pair (was, now, place) ORDER BY place`,
    [pairs.map(([from]) => from), pairs.map(([, to]) => to)],
  );
  const known = ([from, to]: readonly [string, string]): boolean =>
    from === to || MOVES.some((each) => each.from === from && each.to === to);
  expect(rows.map(({ may }) => may)).toEqual(pairs.map(known));
});

test.each(pairs)('%s to %s: the row goes there or stays', async (from, to) => {
  const { id } = await itemIn(from);
  const moved = world.database.admin(
    `UPDATE consignment.item SET state = '${to}', share_percent = coalesce(share_percent, 50),
            rejected_because = 'Vlek', collect_by = '2026-12-01' WHERE id = '${id}'`,
  );
  if (from === to || MOVES.some((each) => each.from === from && each.to === to)) await moved;
  else await expect(moved).rejects.toMatchObject({ constraint: 'item_moves' });
  expect(await stateOf(id)).toBe(
    (await moved.then(
      () => true,
      () => false,
    ))
      ? to
      : from,
  );
});

const receipts = {
  ON_SALE: {},
  RECEIVED: { holdUntil: '2026-12-01' },
  REJECTED: { decision: 'REJECT' as const, rejectedBecause: 'Vlek' },
};
test.each(
  states.flatMap((from) =>
    (Object.keys(receipts) as (keyof typeof receipts)[]).map((to) => [from, to] as const),
  ),
)(
  '%s received as %s: done with what follows where the table lets receipt, told where it was decided before',
  async (from, to) => {
    const { id, intakeId } = await itemIn(from);
    const answer = await receive(shop, intakeId, [{ id, ...receipts[to] }]);
    const move = moveOf(from, to, 'RECEIPT');
    expect(answer.__typename).toBe(move ? 'Intake' : 'ReceivedBefore');
    expect(await stateOf(id)).toBe(move ? to : from);
    if (move === undefined) return;
    const [item] = await world.database.admin<{ received: boolean; frozen: boolean; refused: boolean }>(
      `SELECT received_on IS NOT NULL AND return_on IS NOT NULL AS received, share_percent IS NOT NULL AS frozen,
            rejected_because <> '' AND collect_by IS NOT NULL AS refused FROM consignment.item WHERE id = $1`,
      [id],
    );
    const [isAccepted, isRefused] = [
      move.follows.includes('TERMS_FROZEN'),
      move.follows.includes('REFUSAL_SAID'),
    ];
    expect(item).toEqual({ received: isAccepted, frozen: isAccepted, refused: isRefused });
  },
);

test.each(states)(
  '%s in an intake that is handed over: handed over with it as the table says, or left',
  async (from) => {
    const { id, intakeId } = await itemIn(from, 'OPEN');
    const answer = await shop.ask(
      shop.staff,
      'mutation ($input: SubmitIntakeInput!) { submitIntake(input: $input) { __typename } }',
      { input: { id: intakeId } },
    );
    const may = moveOf(from, 'SUBMITTED', 'HANDING_OVER') !== undefined;
    expect(answer.__typename).toBe(may ? 'Intake' : 'InvalidInput');
    expect(await stateOf(id)).toBe(may ? 'SUBMITTED' : from);
    await world.database.admin(
      `UPDATE consignment.intake SET state = 'SUBMITTED', submitted_at = now() WHERE id = $1`,
      [intakeId],
    );
  },
);

test.each(pairs)('%s to %s by a file: as the table says, and the same is no contradiction', (from, to) => {
  const values = { state: to, customerNumber: 2054 } as unknown as StockValues;
  for (const untouched of [true, false]) {
    const here: KnownItem = {
      ...{
        customerId,
        state: from,
        untouched,
        soldOn: null,
        soldForMinor: null,
        origin: null,
        settled: null,
      },
    };
    if (from === 'SOLD') continue;
    const may = from === to || moveOf(from, to, untouched ? 'CORRECTION' : 'FILE') !== undefined;
    expect(contradiction(here, customerId, values) === null).toBe(may);
  }
});

test.each(pairs)(
  '%s to %s by hand: as the table lets staff, and told where else it may go',
  async (from, to) => {
    const { id } = await itemIn(from);
    const answer = await shop.ask(
      shop.staff,
      `mutation ($input: MoveItemInput!) { moveItem(input: $input) { __typename ... on ConsignmentItem { state version } ... on NoSuchMove { from allowed } } }`,
      { input: { id, to } },
    );
    const allowed = movesByHand(from);
    if (allowed.includes(to))
      expect(answer).toEqual({ __typename: 'ConsignmentItem', state: to, version: 2 });
    else expect(answer).toEqual({ __typename: 'NoSuchMove', from, allowed });
    expect(await stateOf(id)).toBe(allowed.includes(to) ? to : from);
  },
);

test('by hand nothing is received, sold, handed over or entered', () => {
  const reached = new Set(states.flatMap((from) => movesByHand(from)));
  expect([...reached].sort()).toEqual(['DONATED', 'LOST', 'ON_SALE', 'RETURNED', 'WITHDRAWN']);
  for (const from of ['DRAFT', 'SUBMITTED', 'SOLD'] as const) expect(movesByHand(from)).toEqual([]);
});

test('only undoing it leads out of a sale, and no way back into what is being entered', () => {
  const out = MOVES.filter(({ from }) => from === 'SOLD');
  expect(out.map(({ by }) => by)).toEqual(out.map(() => ['UNDOING']));
  expect(MOVES.filter(({ by }) => by.includes('SALE')).map(({ to }) => to)).toEqual(Array(6).fill('SOLD'));
  expect(MOVES.filter(({ to }) => to === 'DRAFT')).toEqual([]);
  expect(MOVES.filter(({ to }) => to === 'SUBMITTED').map(({ from }) => from)).toEqual(['DRAFT']);
});
