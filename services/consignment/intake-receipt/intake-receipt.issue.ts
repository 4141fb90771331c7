import type { LocalDate } from '../../kernel/clock/clock';
import type { Transaction } from '../../kernel/database/transaction';
import { isLanguage, type Language } from '../../kernel/language/language';
import { sendMail } from '../../kernel/mail/send-mail';
import { notFound } from '../../kernel/refusal/refusal';
import type { Store } from '../store/store';
import { readVatRates } from '../vat/vat-rates';
import { standardPercentOn } from '../vat/vat.rules';
import { intakeReceiptRows } from './intake-receipt';
import { intakeReceiptMail } from './intake-receipt.mail';
import { receiptItemOf, type DecidedItem } from './intake-receipt.rules';

interface Issued {
  store: Store;
  intake: { id: string; customerId: string };
  /** All of them, decided, in the order of the numbers. */
  items: readonly DecidedItem[];
  receivedOn: LocalDate;
}

/**
 * Keeps the receipt of an intake whose last item was decided, in the language of its consignor, and mails it where there is
 * an address: says whether there was. Whoever calls it holds the intake, and does so once.
 */
export async function issueReceipt(
  tx: Transaction,
  { store, intake, items, receivedOn }: Issued,
): Promise<boolean> {
  const { id: intakeId, customerId } = intake;
  const { email, language } = await whoGets(tx, customerId, store);
  const vatPercent = standardPercentOn(await readVatRates(tx), receivedOn);
  await intakeReceiptRows.insert(tx, {
    ...{ intakeId, customerId, receivedOn, language, termsVersion: store.termsVersion },
    items: items.map((item) => receiptItemOf(item, vatPercent)),
  });
  if (email === '') return false;
  await sendMail(tx, intakeReceiptMail, { key: intakeId, to: email, customerId, data: { intakeId } });
  return true;
}

async function whoGets(
  tx: Transaction,
  customerId: string,
  store: Store,
): Promise<{ email: string; language: Language }> {
  const [customer] = await tx.sql<{ email: string; language: string }>(
    'SELECT email, language FROM consignment.customer WHERE id = $1',
    [customerId],
  );
  if (customer === undefined) throw notFound();
  const { email, language } = customer;
  return { email, language: isLanguage(language) ? language : store.language };
}
