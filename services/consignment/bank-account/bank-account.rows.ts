import type { Actor } from '../../kernel/actor/actor';
import type { Transaction } from '../../kernel/database/transaction';
import { asking } from '../../kernel/permission/rights';
import { rowsOf } from '../../kernel/row/rows';
import { rights } from '../rights';
import { isOpenSql } from '../store/store';
import { BankAccount } from './bank-account';
import { maskedIban, writtenIban } from './iban.rules';

export type StoredAccount = Omit<BankAccount, 'maskedIban' | 'iban'>;

/** The table of accounts, as its class declares it; the key is the consignor. */
export const accountRows = rowsOf<StoredAccount>(BankAccount);

const account = accountRows.as('t');
const mayPayOut = asking(rights, 'consignment.payout');

/** An account as the graph shows it: its number to who may pay out alone [S19]. */
export type ShownAccount = Pick<BankAccount, 'maskedIban' | 'iban' | 'holder'>;

/** An account as this actor sees it. */
export function shownAccount(
  { number, holder }: Pick<StoredAccount, 'number' | 'holder'>,
  actor: Actor,
): ShownAccount {
  return { maskedIban: maskedIban(number), iban: mayPayOut(actor) ? writtenIban(number) : null, holder };
}

/** Accounts by their consignors: the batch of the loader 'bankAccount'. */
export async function readAccounts(
  tx: Transaction,
  customerIds: string[],
): Promise<Map<string, ShownAccount>> {
  const rows = await tx.sql<{ customerId: string }>(
    `SELECT ${account.columns} FROM consignment.bank_account t WHERE t.customer_id = ANY ($1::uuid[]) AND ${isOpenSql}`,
    [customerIds],
  );
  return new Map(rows.map((row) => [row.customerId, shownAccount(account.of(row), tx.actor)]));
}
