import type { Clock } from '../../kernel/clock/clock';
import {
  connectionOf,
  countUpTo,
  keysetSql,
  pageOf,
  type PageArguments,
} from '../../kernel/connection/connection';
import type { Connection } from '../../kernel/connection/connection-type';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { newId } from '../../kernel/id/id';
import { claimKey } from '../../kernel/idempotency/idempotency';
import { invalidInput, notFound, type FieldFault } from '../../kernel/refusal/refusal';
import { plainLine } from '../../kernel/text/text';
import { getStore } from '../store/store';
import { moveStoreCredit } from './move-store-credit';
import { creditLineRows, type StoreCreditLine } from './store-credit-line';
import type { AddStoreCreditInput } from './store-credit.input';

const OPERATION = 'addStoreCredit';

/** What the store owes customers in goods, line by line [S24]. */
export class StoreCreditService {
  constructor(private readonly clock: Clock) {}

  /** A customer's lines, newest first. */
  async list(call: Call, customerId: string, wanted: PageArguments): Promise<Connection<StoreCreditLine>> {
    const page = pageOf(wanted);
    const keyset = keysetSql(page, 't.id', 't.id', 'DESC', 'uuid', 3);
    const lines = await call.read((tx) =>
      readLines(tx, `t.customer_id = $1 ${keyset.where} ${keyset.order} LIMIT $2`, [
        ...[customerId, page.size + 1],
        ...(page.key ?? []),
      ]),
    );
    const counted = 'commerce.store_credit_line t WHERE t.customer_id = $1';
    return {
      ...connectionOf(
        page,
        lines,
        ({ id }) => [id, id],
        (line) => line,
      ),
      count: () => call.read((tx) => countUpTo(tx, counted, [customerId])),
    };
  }

  /** Gives a customer store credit, or takes some back, with a reason. */
  async add(call: Call, input: AddStoreCreditInput): Promise<StoreCreditLine> {
    const { customerId, amountMinor, idempotencyKey: key } = input;
    const reason = plainLine(input.reason);
    const faults = faultsOf({ amountMinor, reason });
    if (faults.length > 0) throw invalidInput(...faults);
    return call.write(async (tx) => {
      const { currency } = await getStore(tx);
      const known = await tx.sql('SELECT FROM commerce.customer WHERE id = $1', [customerId]);
      if (known.length === 0) throw notFound();
      const id = newId();
      const before = key == null ? null : await claimKey(tx, 'commerce', OPERATION, key, input, id);
      if (before === null)
        await moveStoreCredit(
          tx,
          {
            ...{ id, customerId, amountMinor, reason, madeAt: this.clock.now() },
            ...{ kind: amountMinor > 0 ? 'GIVEN' : 'TAKEN', causeKind: 'HAND', causeId: id },
          },
          currency,
        );
      const [line] = await readLines(tx, 't.id = $1', [before ?? id]);
      if (line === undefined) throw notFound();
      return line;
    });
  }
}

function faultsOf({ amountMinor, reason }: { amountMinor: number; reason: string }): FieldFault[] {
  const faults: FieldFault[] = [];
  if (amountMinor === 0)
    faults.push({ path: 'amountMinor', code: 'REQUIRED', message: 'How much? Not nothing' });
  if (reason === '') faults.push({ path: 'reason', code: 'REQUIRED', message: 'Why?' });
  return faults;
}

async function readLines(tx: Transaction, which: string, values: unknown[]): Promise<StoreCreditLine[]> {
  const [rows, { currency }] = [await creditLineRows.where(tx, which, values), await getStore(tx)];
  return rows.map((line) => ({ ...line, amount: { amountMinor: line.amountMinor, currency } }));
}
