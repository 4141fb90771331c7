import { Readable } from 'node:stream';
import { todayIn } from '../../kernel/clock/clock';
import type { Call } from '../../kernel/database/call';
import type { FileKind } from '../../kernel/file/owned';
import { downloadPath } from '../../kernel/link/download-path';
import { hasRight } from '../../kernel/permission/rights';
import type { Ports } from '../../kernel/subgraph/service';
import { csvLines, writeCsv } from '../../kernel/table/csv';
import { rights } from '../rights';
import { findStore, storeOf, type Store } from '../store/store';
import type { ShownRun } from './payout.rows';
import { statementWords } from './statement.words';
import type { PayoutTransfers, TransferFormat } from './transfer';
import { painFrame, painPayments, type PainHead } from './transfer.pain';
import { countTransfers, readTransfers } from './transfer.rows';
import { decimalOf, messageIdOf, type Transfer } from './transfer.rules';
import { transferWords } from './transfer.words';

/** The payments of a run as a file. It is made each time somebody asks, and swept. */
export const TRANSFER_FILE = 'transfer-file';
const NATURE = { owner: 'consignment', kind: TRANSFER_FILE };

const PAY_OUT: keyof typeof rights = 'consignment.payout';

/** Who may have one: who may pay out, asked at every request. */
export const mayHaveTransfers: NonNullable<FileKind['mayDownload']> = async (actor, _file, read) =>
  hasRight(actor, PAY_OUT) && (await read(findStore))?.isOpen === true;

/** So many payments are written at a time: others have their turn between them. */
const AT_ONCE = 500;

type Payment = Transfer & { reference: string };

/** What the bank is to transfer for payout runs [L8]. */
export class TransferFile {
  constructor(private readonly ports: Pick<Ports, 'files' | 'secret' | 'clock'>) {}

  /** What there is to transfer for a run; null while it goes on, and of one that takes back. */
  async transfersOf(call: Call, run: ShownRun): Promise<PayoutTransfers | null> {
    const store = await storeOf(call);
    if (store === null || run.endedAt === null || run.reversesId !== null) return null;
    const counted = await call.load('transfersOfRun', run.id, countTransfers);
    const { count = 0, totalMinor = 0, withoutAccount = 0 } = counted ?? {};
    const total = { amountMinor: totalMinor, currency: store.currency };
    return { count, total, withoutAccount, formats: formatsOf(store, count) };
  }

  /** Where the payments of a run can be had; null where they cannot. */
  async pathOf(call: Call, run: ShownRun | null, format: TransferFormat): Promise<string | null> {
    const store = await storeOf(call);
    const transfers = run && (await this.transfersOf(call, run));
    if (store === null || !run || !transfers?.formats.includes(format)) return null;
    const payments = (await call.read((tx) => readTransfers(tx, run.id))).map(({ language, ...each }) => ({
      ...{ ...each, reference: `${statementWords[language].statement(each.number)}, ${store.name}` },
    }));
    // All of them were taken back since they were counted.
    if (payments.length === 0) return null;
    await call.rest();
    const { storeId } = call.actor;
    const name = nameOf(store, run, payments, format);
    const lines = format === 'CSV' ? tableOf(store, payments) : this.painOf(store, run, payments);
    const file = { ...NATURE, name, maxBytes: Number.MAX_SAFE_INTEGER, keep: false };
    const { fileId } = await this.ports.files.put(storeId, Readable.from(lines), file);
    return downloadPath(this.ports, { ...NATURE, storeId, fileId, name });
  }

  private *painOf(store: Store, run: ShownRun, payments: readonly Payment[]): Generator<Buffer> {
    const { name, currency, timeZone, payoutIban: iban, payoutBic: bic } = store;
    if (iban === null) throw new Error('A store pays from an account');
    const head: PainHead = {
      ...{ messageId: messageIdOf(run.id), createdAt: this.ports.clock.now(), count: payments.length },
      totalMinor: payments.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
      ...{ payOn: todayIn(timeZone, this.ports.clock), payer: { name, iban, bic, currency } },
    };
    const [before, behind] = painFrame(head);
    yield Buffer.from(before);
    for (const some of inParts(payments)) yield Buffer.from(painPayments(some, currency));
    yield Buffer.from(behind);
  }
}

function formatsOf({ payoutIban }: Store, count: number): TransferFormat[] {
  if (count === 0) return [];
  return payoutIban === null ? ['CSV'] : ['PAIN_001', 'CSV'];
}

/** Its name has the day of the run, and its first statement: there may be two runs a day. */
function nameOf(
  { language }: Store,
  { payableOn }: ShownRun,
  [first]: readonly Payment[],
  format: TransferFormat,
): string {
  const ending = format === 'CSV' ? 'csv' : 'xml';
  return `${transferWords[language].file}-${payableOn}-${first?.number ?? 0}.${ending}`;
}

function* tableOf({ language, currency }: Store, payments: readonly Payment[]): Generator<Buffer> {
  const { file: _file, ...heads } = transferWords[language];
  yield writeCsv([Object.values(heads)]);
  for (const some of inParts(payments))
    yield Buffer.from(
      csvLines(
        some.map(({ number, holder, iban, amountMinor, reference }) => [
          ...[number, holder, iban, decimalOf(amountMinor, currency, ','), currency, reference],
        ]),
      ),
    );
}

function* inParts(payments: readonly Payment[]): Generator<readonly Payment[]> {
  for (let at = 0; at < payments.length; at += AT_ONCE) yield payments.slice(at, at + AT_ONCE);
}
