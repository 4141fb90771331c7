import XMLBuilder from 'fast-xml-builder';
import {
  bankName,
  bankText,
  decimalOf,
  endToEndIdOf,
  NOT_PROVIDED,
  type Payer,
  type Transfer,
  type Transfers,
} from './transfer.rules';

/** What a file says of itself and of all its payments. */
export interface PainHead extends Transfers {
  messageId: string;
  createdAt: Date;
  /** The day on which the bank is to pay. */
  payOn: string;
  payer: Payer;
}

const NAMESPACE = 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09';
const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@' });

/** Where the payments stand: what people wrote is escaped, and cannot say this. */
const PAYMENTS = '<CdtTrfTxInf></CdtTrfTxInf>';

/** Euros go by the rules of SEPA, at each side's own costs; another currency as a domestic payment that is not urgent. */
const termsOf = (currency: string): { level: string; charges: string } =>
  currency === 'EUR' ? { level: 'SEPA', charges: 'SLEV' } : { level: 'NURG', charges: 'SHAR' };

const accountOf = (iban: string): object => ({ Id: { IBAN: iban } });

/**
 * A file of pain.001.001.09 around its payments, without addresses, which have to be structured or left out: what stands before
 * them and behind them. The bank adds the amounts up and compares them with the sum.
 */
export function painFrame(head: PainHead): [before: string, behind: string] {
  const { messageId, createdAt, payOn, payer, count, totalMinor } = head;
  const { level, charges } = termsOf(payer.currency);
  const payerName = bankName(payer.name);
  const sums = { NbOfTxs: String(count), CtrlSum: decimalOf(totalMinor, payer.currency) };
  const bank = payer.bic === null ? { Othr: { Id: NOT_PROVIDED } } : { BICFI: payer.bic };
  const payments = {
    ...{ PmtInfId: messageId, PmtMtd: 'TRF', ...sums },
    PmtTpInf: { SvcLvl: { Cd: level } },
    ...{ ReqdExctnDt: { Dt: payOn }, Dbtr: { Nm: payerName } },
    DbtrAcct: { ...accountOf(payer.iban), Ccy: payer.currency },
    ...{ DbtrAgt: { FinInstnId: bank }, ChrgBr: charges, CdtTrfTxInf: '' },
  };
  const header = {
    ...{ MsgId: messageId, CreDtTm: `${createdAt.toISOString().slice(0, 19)}Z` },
    ...{ ...sums, InitgPty: { Nm: payerName } },
  };
  const [before, behind] = builder
    .build({
      '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
      Document: { '@xmlns': NAMESPACE, CstmrCdtTrfInitn: { GrpHdr: header, PmtInf: payments } },
    })
    .split(PAYMENTS);
  if (before === undefined || behind === undefined) throw new Error('There is no place for the payments');
  return [before, behind];
}

/** Payments as such a file goes on with them; `reference` is what the consignor reads. */
export function painPayments(
  transfers: readonly (Transfer & { reference: string })[],
  currency: string,
): string {
  return builder.build({
    CdtTrfTxInf: transfers.map(({ number, holder, iban, amountMinor, reference }) => ({
      PmtId: { EndToEndId: endToEndIdOf(number) },
      Amt: { InstdAmt: { '@Ccy': currency, '#text': decimalOf(amountMinor, currency) } },
      ...{ Cdtr: { Nm: bankName(holder) }, CdtrAcct: accountOf(iban) },
      RmtInf: { Ustrd: bankText(reference) },
    })),
  });
}
