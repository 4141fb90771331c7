import type { VatScheme } from '../../../schema/vat';
import { shareOf, shareOut } from '../../kernel/money/money';
import { invalidInput, type FieldFault } from '../../kernel/refusal/refusal';
import { vatInGross, type NetAndVat } from '../vat/vat.rules';

/** Who bears what comes off a price [R-CO5]: the store alone, or consignor and store by the split. */
export type Bearer = 'SHARED' | 'STORE';

/** What comes off, in minor units of the store's currency. */
export interface Discount {
  amountMinor: number;
  borneBy: Bearer;
}

/** A discount as it is asked for: an amount, or a percentage of the price. */
export interface WantedDiscount {
  amountMinor?: number | null;
  percent?: number | null;
  borneBy: Bearer;
}

/** What a discount comes to of a price, rounded half up; refused where it says both how much and what part, or neither. */
export function discountOf(
  wanted: WantedDiscount | null | undefined,
  path: string,
  priceMinor: number,
): Discount | null {
  if (wanted == null) return null;
  const { amountMinor, percent, borneBy } = wanted;
  if (amountMinor != null && percent != null)
    throw invalidInput({
      path: `${path}.percent`,
      code: 'NOT_ALLOWED',
      message: 'An amount is given already',
    });
  if (amountMinor != null) return { amountMinor, borneBy };
  if (percent == null)
    throw invalidInput({ path: `${path}.amountMinor`, code: 'REQUIRED', message: 'How much comes off?' });
  return { amountMinor: shareOf(priceMinor, percent).share, borneBy };
}

/** A line as it is sold: one piece, its price, and what comes off it. */
export interface SoldLine {
  priceMinor: number;
  discount: Discount | null;
  vatPercent: number;
  vatScheme: VatScheme;
}

/** A line reckoned to the cent: its parts add up to what is paid for it. */
export interface ReckonedLine extends NetAndVat {
  discountMinor: number;
  borneByStoreMinor: number;
  grossMinor: number;
}

/** What is to be paid for a line before what comes off all of the sale. */
const leftOf = ({ priceMinor, discount }: Pick<SoldLine, 'priceMinor' | 'discount'>): number =>
  priceMinor - (discount?.amountMinor ?? 0);

/** What is to be paid for lines before what comes off all of them. */
export function leftOfAll(lines: readonly Pick<SoldLine, 'priceMinor' | 'discount'>[]): number {
  return lines.reduce((sum, line) => sum + leftOf(line), 0);
}

/**
 * Reckons the lines of a sale: what comes off all of it is shared over what is to be paid for each by its own discount, to the
 * cent; the store bears of a line what it bears of both.
 */
export function reckon(lines: readonly SoldLine[], overall: Discount | null): ReckonedLine[] {
  const before = lines.map(leftOf);
  const parts = overall === null ? before.map(() => 0) : shareOut(overall.amountMinor, before);
  const priced = lines.map(({ discount, vatPercent, vatScheme }, at) => {
    const [own, part, left] = [discount?.amountMinor ?? 0, parts[at] ?? 0, before[at] ?? 0];
    const borneByStoreMinor =
      (discount?.borneBy === 'STORE' ? own : 0) + (overall?.borneBy === 'STORE' ? part : 0);
    return {
      ...{ discountMinor: own + part, borneByStoreMinor, grossMinor: left - part },
      ...{ vatPercent, vatScheme },
    };
  });
  const taxes = vatInGross(priced);
  return priced.map(({ discountMinor, borneByStoreMinor, grossMinor }, at) => {
    const { netMinor, vatMinor } = taxes[at] ?? { netMinor: grossMinor, vatMinor: 0 };
    return { discountMinor, borneByStoreMinor, grossMinor, netMinor, vatMinor };
  });
}

/** What is to be paid for all of them. */
export function totalOf(lines: readonly { grossMinor: number }[]): number {
  return lines.reduce((sum, { grossMinor }) => sum + grossMinor, 0);
}

/** The countries whose law wants every sale rung up on a certified cash register: a sale is recorded there, and not made [L6]. */
const REGISTER_COUNTRIES = new Set(['NO', 'SE']);

/** Whether the law of a country wants a cash register of its own kind for every sale. */
export function wantsRegister(country: string): boolean {
  return REGISTER_COUNTRIES.has(country);
}

/** What is said of how a sale was paid. */
export interface Tender {
  /** Whether the store knows who buys. */
  hasBuyer: boolean;
  externalReceipt: string;
  payments: readonly { method: string; amountMinor: number }[];
}

/**
 * What is wrong with how a sale is paid. What was rung up elsewhere was paid there, and nothing is taken here; in countries that
 * want a register all of it was. What was not is paid to the cent.
 */
export function faultsOfTender(
  { externalReceipt, payments, hasBuyer }: Tender,
  totalMinor: number,
  country: string,
): FieldFault[] {
  if (externalReceipt === '' && wantsRegister(country))
    return [
      {
        path: 'externalReceipt',
        code: 'REQUIRED',
        message: `In ${country} the number of the cash register's receipt`,
      },
    ];
  if (externalReceipt !== '')
    return payments.length === 0
      ? []
      : [
          {
            path: 'payments',
            code: 'NOT_ALLOWED',
            message: 'Paid at the cash register that gave the receipt',
          },
        ];
  const elsewhere = payments.findIndex(({ method }) => method === 'REGISTER');
  if (elsewhere !== -1)
    return [
      {
        path: `payments.${elsewhere}.method`,
        code: 'NOT_ALLOWED',
        message: 'That takes the number of its receipt',
      },
    ];
  const nobodys = hasBuyer ? -1 : payments.findIndex(({ method }) => method === 'STORE_CREDIT');
  if (nobodys !== -1)
    return [
      {
        path: `payments.${nobodys}.method`,
        code: 'NOT_ALLOWED',
        message: 'Store credit is somebody’s: who buys?',
      },
    ];
  const paid = payments.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  if (paid === totalMinor) return [];
  return payments.length === 0
    ? [{ path: 'payments', code: 'REQUIRED', message: `How are ${totalMinor} paid?` }]
    : [{ path: 'payments', code: 'OUT_OF_RANGE', message: `${totalMinor} together, not ${paid}` }];
}

/** What is wrong with what comes off a sale: of a line no more than its price, of all no more than is left of them. */
export function faultsOfDiscounts(
  lines: readonly { priceMinor: number; discount: Discount | null }[],
  overall: Discount | null,
): FieldFault[] {
  const tooMuch = (path: string, most: number, given: number): FieldFault[] =>
    given <= most ? [] : [{ path, code: 'OUT_OF_RANGE', message: `At most ${most}, not ${given}` }];
  const ofLines = lines.flatMap(({ priceMinor, discount }, at) =>
    tooMuch(`lines.${at}.discount.amountMinor`, priceMinor, discount?.amountMinor ?? 0),
  );
  if (ofLines.length > 0) return ofLines;
  return tooMuch('discount.amountMinor', leftOfAll(lines), overall?.amountMinor ?? 0);
}
