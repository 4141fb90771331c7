import {
  connectionOf,
  countUpTo,
  keysetSql,
  pageOf,
  type PageArguments,
} from '../../kernel/connection/connection';
import type { Connection } from '../../kernel/connection/connection-type';
import { todayIn, type Clock } from '../../kernel/clock/clock';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import type { Money } from '../../kernel/graph/shared';
import { newId } from '../../kernel/id/id';
import { claimKey } from '../../kernel/idempotency/idempotency';
import { invalidInput, notFound } from '../../kernel/refusal/refusal';
import { plainLine } from '../../kernel/text/text';
import { itemRows } from '../item/item.rows';
import { findStore } from '../store/store';
import type { BalanceLine } from './balance-line';
import type { AddBalanceLineInput } from './balance-line.input';
import { balanceLineRows } from './balance-line.rows';
import { toComeSql } from './payable.rows';
import { faultsOfLine } from './balance-line.rules';

const listed = balanceLineRows.as('l');

/** What is listed of a line: its item is read only where it is asked for. */
export type ListedLine = Omit<BalanceLine, 'item'>;

/** What the store came to owe consignors, line by line. */
export class BalanceLineService {
  constructor(private readonly clock: Clock) {}

  /** Writes a fee or an adjustment, now; it can be paid out from today on. */
  async add(call: Call, input: AddBalanceLineInput): Promise<ListedLine> {
    return call.write(async (tx) => {
      const store = await findStore(tx);
      if (store === null) throw notFound();
      const { customerId, kind, amountMinor, itemId = null, idempotencyKey } = input;
      const reason = plainLine(input.reason);
      const faults = faultsOfLine({ kind, amountMinor, reason });
      if (faults.length > 0) throw invalidInput(...faults);
      await assertTheirs(tx, customerId, itemId);
      const id = newId();
      const known =
        idempotencyKey && (await claimKey(tx, 'consignment', 'addBalanceLine', idempotencyKey, input, id));
      if (!known)
        await balanceLineRows.insert(tx, {
          ...{ id, customerId, kind, amountMinor, itemId, reason },
          ...{ causeKind: 'HAND', causeId: id, madeAt: this.clock.now() },
          payableOn: todayIn(store.timeZone, this.clock),
        });
      const [line] = await readLines(tx, 'WHERE l.id = $1', [known || id]);
      if (line === undefined) throw notFound();
      return line;
    });
  }

  /** What of a consignor's balance can be paid out today. */
  async payableOf(call: Call, customerId: string): Promise<Money> {
    const found = await call.load('payable', customerId, (tx, ids) => readPayable(tx, ids, this.clock.now()));
    if (found === null) throw new Error('What can be paid out was asked for somebody who is no consignor');
    return found;
  }

  /** A consignor's lines, newest first. */
  list(call: Call, customerId: string, wanted: PageArguments): Promise<Connection<ListedLine>> {
    return this.listWhere(call, 'l.customer_id = $1::uuid', customerId, wanted);
  }

  /** The lines that a statement paid, newest first. */
  listOfStatement(call: Call, statementId: string, wanted: PageArguments): Promise<Connection<ListedLine>> {
    return this.listWhere(
      call,
      'l.id IN (SELECT balance_line_id FROM consignment.payout_line WHERE statement_id = $1::uuid)',
      statementId,
      wanted,
    );
  }

  private async listWhere(
    call: Call,
    condition: string,
    id: string,
    wanted: PageArguments,
  ): Promise<Connection<ListedLine>> {
    const page = pageOf(wanted);
    const keyset = keysetSql(page, 'l.id', 'l.id', 'DESC', 'uuid', 3);
    const lines = await call.read((tx) =>
      readLines(tx, `WHERE ${condition} ${keyset.where} ${keyset.order} LIMIT $2`, [
        ...[id, page.size + 1],
        ...(page.key ?? []),
      ]),
    );
    return {
      ...connectionOf(
        page,
        lines,
        ({ id }) => [id, id],
        (line) => line,
      ),
      count: () => call.read((tx) => countUpTo(tx, `consignment.balance_line l WHERE ${condition}`, [id])),
    };
  }
}

/** Lines `l` as they are shown, of which this holds. */
async function readLines(tx: Transaction, which: string, values: unknown[]): Promise<ListedLine[]> {
  const rows = await tx.sql<{ currency: string } & Pick<ListedLine, 'paidOut' | 'itemDescription'>>(
    `SELECT ${listed.columns}, s.currency, p.balance_line_id IS NOT NULL AS "paidOut",
            coalesce(p.item_description, (SELECT i.description FROM consignment.item i WHERE i.store_id = l.store_id AND i.id = l.item_id)) AS "itemDescription"
       FROM consignment.balance_line l JOIN consignment.store s ON s.store_id = l.store_id
       LEFT JOIN consignment.payout_line p ON p.store_id = l.store_id AND p.balance_line_id = l.id ${which}`,
    values,
  );
  return rows.map((row) => {
    const line = listed.of(row);
    const amount = { amountMinor: line.amountMinor, currency: row.currency };
    return { ...line, amount, paidOut: row.paidOut, itemDescription: row.itemDescription };
  });
}

/** The balance without what is still to come, which is little of all that there ever was [R-CO6]. */
async function readPayable(tx: Transaction, customerIds: string[], now: Date): Promise<Map<string, Money>> {
  const rows = await tx.sql<{ customerId: string } & Money>(
    `SELECT k.customer_id AS "customerId", s.currency, (coalesce(b.amount_minor, 0) - l.to_come)::float8 AS "amountMinor"
       FROM consignment.consignor k JOIN consignment.store s ON s.store_id = k.store_id
       LEFT JOIN consignment.balance b ON b.store_id = k.store_id AND b.customer_id = k.customer_id
      CROSS JOIN LATERAL (${toComeSql('k', '($2::timestamptz AT TIME ZONE s.time_zone)::date')}) l
      WHERE k.customer_id = ANY ($1)`,
    [customerIds, now],
  );
  return new Map(
    rows.map(({ customerId, currency, amountMinor }) => [customerId, { amountMinor, currency }]),
  );
}

/** Refuses who is no consignor, and an item of somebody else. */
async function assertTheirs(tx: Transaction, customerId: string, itemId: string | null): Promise<void> {
  const found = await tx.sql('SELECT FROM consignment.consignor WHERE customer_id = $1', [customerId]);
  if (found.length === 0) throw notFound();
  if (itemId === null) return;
  const item = (await itemRows.byKeys(tx, [itemId])).get(itemId);
  if (item?.customerId !== customerId)
    throw invalidInput({ path: 'itemId', code: 'NOT_ALLOWED', message: 'No item of this consignor' });
}
