import type { Clock } from '../../kernel/clock/clock';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { newId } from '../../kernel/id/id';
import { sendMails } from '../../kernel/mail/send-mail';
import { invalidInput, notFound, type FieldFault } from '../../kernel/refusal/refusal';
import { plainLine } from '../../kernel/text/text';
import type { Consignor } from '../consignor/consignor';
import { readConsignors } from '../consignor/consignor.rows';
import type { SetBankAccountInput } from './bank-account.input';
import { bankAccountMail } from './bank-account.mail';
import type { StoredAccount } from './bank-account.rows';
import { ibanOf, maskedIban } from './iban.rules';

type Account = Pick<StoredAccount, 'number' | 'holder'>;

/** Where consignors' money goes [S19]. */
export class BankAccountService {
  constructor(private readonly clock: Clock) {}

  /** Sets an account, or takes it away; its consignor is mailed, whoever did it. What it is already is not set anew. */
  async set(call: Call, { customerId, iban = null, holder = null }: SetBankAccountInput): Promise<Consignor> {
    const wanted = accountIn(plainLine(iban), plainLine(holder));
    return call.write(async (tx) => {
      const consignor = (await readConsignors(tx, [customerId])).get(customerId);
      if (consignor === undefined) throw notFound();
      const changed = await keep(tx, customerId, wanted, this.clock.now());
      const masked = wanted === null ? null : maskedIban(wanted.number);
      await sendMails(
        tx,
        bankAccountMail,
        changed.map(({ email: to }) => ({ key: newId(), to, customerId, data: { customerId, masked } })),
      );
      return consignor;
    });
  }
}

/** Writes an account, or that there is none; answers to whom to say so, nobody where it was that already. */
async function keep(
  tx: Transaction,
  customerId: string,
  account: Account | null,
  at: Date,
): Promise<{ email: string }[]> {
  const written =
    account === null
      ? 'DELETE FROM consignment.bank_account WHERE customer_id = $1 RETURNING customer_id'
      : `INSERT INTO consignment.bank_account AS known (customer_id, iban, holder, changed_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (store_id, customer_id) DO UPDATE SET iban = $2, holder = $3, changed_at = $4
          WHERE (known.iban, known.holder) <> ($2, $3) RETURNING customer_id`;
  return tx.sql(
    `WITH written AS (${written}) SELECT c.email FROM written w JOIN consignment.customer c ON c.id = w.customer_id WHERE c.email <> ''`,
    account === null ? [customerId] : [customerId, account.number, account.holder, at],
  );
}

/** The account that was written; null where it is to be taken away. */
function accountIn(iban: string, holder: string): Account | null {
  if (iban === '' && holder === '') return null;
  const number = ibanOf(iban);
  const faults: FieldFault[] = [];
  if (iban === '') faults.push({ path: 'iban', code: 'REQUIRED', message: 'Which account?' });
  else if (number === null) faults.push({ path: 'iban', code: 'BAD_FORMAT', message: 'This is no IBAN' });
  if (holder === '') faults.push({ path: 'holder', code: 'REQUIRED', message: 'Whose account?' });
  if (number === null || faults.length > 0) throw invalidInput(...faults);
  return { number, holder };
}
