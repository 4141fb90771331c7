import { HIGHEST_AMOUNT_MINOR, readAmount } from '#lib/amount.ts';
import type { Values } from '#lib/form/fields.ts';
import type { VariablesOf } from '#lib/graph/graphql.ts';
import { asLocalDate } from '#lib/item/periods.ts';
import type { ReadForm } from '#lib/server/save.ts';
import { faultOfOff, leftOfLines, priceOf, readOff, totalOf } from './reckon.ts';
import type { RecordSale } from './till.operation.ts';
import { buyerIn, linesIn, METHODS, ofLine, paidBy, typedIn } from './till-values.ts';

type Input = VariablesOf<typeof RecordSale>['input'];
type Fault = { path: string; code: string };

/** Where it is sold: what amounts are in, and whose law holds. */
export interface Till {
  currency: string;
  country: string;
}

/** What was divided over several ways to pay: each amount, and their sum; null where one is no amount. */
export function dividedIn(values: Values, currency: string) {
  const amounts = METHODS.map((method) => {
    const amountMinor = readAmount(values[`pay.${method}`] ?? '', currency);
    return { method, amountMinor: amountMinor ?? 0 };
  });
  const isRead = amounts.every(({ amountMinor }) => amountMinor !== 'unreadable');
  return isRead ? (amounts as { method: (typeof METHODS)[number]; amountMinor: number }[]) : null;
}

/** The form of a sale as it was sent. */
export function readSale(form: FormData, till: Till): ReadForm<Input> {
  const values = typedIn(form);
  const fields = [...faultsOfLines(values, till), ...faultsOfRest(values), ...faultsOfTender(values, till)];
  return { values, input: inputOf(values, till), fields };
}

function discountOf(typed: string, borneBy: string | undefined, currency: string): Input['discount'] {
  const off = readOff(typed, currency);
  if (off === null || off === 'unreadable') return null;
  return { ...off, borneBy: borneBy === 'SHARED' ? 'SHARED' : 'STORE' };
}

function inputOf(values: Values, { currency, country }: Till): Input {
  const isRegister = paidBy(values, country) === 'REGISTER';
  return {
    lines: linesIn(values).map(({ sku, askingMinor, price, discount, borneBy }) => {
      const priceMinor = readAmount(price, currency) ?? askingMinor;
      return {
        ...{ sku, askingMinor },
        priceMinor: priceMinor === 'unreadable' ? null : priceMinor,
        discount: discountOf(discount, borneBy, currency),
      };
    }),
    discount: discountOf(values['discount'] ?? '', values['borneBy'], currency),
    customerId: buyerIn(values)?.id ?? null,
    payments: isRegister ? null : paymentsOf(values, currency),
    externalReceipt: isRegister ? values['externalReceipt'] || null : null,
    soldOn: values['soldOn'] || null,
    idempotencyKey: values['idempotencyKey'] || null,
  };
}

/** All of it by one, or as it was divided; what costs nothing is paid by nothing. */
function paymentsOf(values: Values, currency: string): Input['payments'] {
  const amountMinor = totalOf(linesIn(values), values['discount'] ?? '', currency) ?? 0;
  const method = METHODS.find((each) => each === values['paidBy']);
  const payments = method
    ? [{ method, amountMinor }]
    : values['paidBy'] === 'DIVIDED'
      ? (dividedIn(values, currency) ?? [])
      : [];
  const some = payments.filter((each) => each.amountMinor !== 0);
  return some.length ? some : null;
}

function faultsOfLines(values: Values, { currency }: Till): Fault[] {
  const lines = linesIn(values);
  if (lines.length === 0) return [{ path: 'number', code: 'NOTHING' }];
  return lines.flatMap((line, at) => {
    const fault = (field: string, code: string) => [{ path: ofLine(at, field), code }];
    const typed = readAmount(line.price, currency);
    if (typed === 'unreadable') return fault('priceMinor', 'NOT_AN_AMOUNT');
    if (typed !== null && typed > HIGHEST_AMOUNT_MINOR) return fault('priceMinor', 'OUT_OF_RANGE');
    const code = faultOfOff(line.discount, priceOf(line, currency) ?? 0, currency);
    return code === null ? [] : fault('discount', code);
  });
}

/** What was typed and not taken over yet is not passed over. */
function faultsOfRest(values: Values): Fault[] {
  const fault = (path: string, code: string, isWrong: boolean): Fault[] => (isWrong ? [{ path, code }] : []);
  return [
    ...fault('number', 'NOT_ADDED', Boolean(values['number'])),
    ...fault('buyer', 'NOT_CHOSEN', Boolean(values['buyer'])),
    ...fault('soldOn', 'BAD_FORMAT', Boolean(values['soldOn']) && !asLocalDate(values['soldOn'] ?? null)),
  ];
}

/** What comes off all of it, and how what is left is paid; nothing is said of that while the lines say no sum. */
function faultsOfTender(values: Values, { currency, country }: Till): Fault[] {
  const discount = values['discount'] ?? '';
  if (readOff(discount, currency) === 'unreadable') return [{ path: 'discount', code: 'BAD_FORMAT' }];
  const leftMinor = leftOfLines(linesIn(values), currency);
  if (leftMinor === null) return [];
  const code = faultOfOff(discount, leftMinor, currency);
  if (code !== null) return [{ path: 'discount', code }];
  const totalMinor = totalOf(linesIn(values), discount, currency) ?? 0;
  // Nobody is charged another sum than the one that was in sight.
  const isSeen = values['total'] === String(totalMinor);
  return [
    ...(isSeen ? [] : [{ path: 'total', code: 'CHANGED' }]),
    ...faultsOfWay(values, totalMinor, { currency, country }),
  ];
}

function faultsOfWay(values: Values, totalMinor: number, { currency, country }: Till): Fault[] {
  const way = paidBy(values, country);
  if (way === 'REGISTER')
    return values['externalReceipt'] ? [] : [{ path: 'externalReceipt', code: 'REQUIRED' }];
  if (way === 'CASH') return faultsOfGiven(values, totalMinor, currency);
  if (way !== 'DIVIDED') return way || totalMinor === 0 ? [] : [{ path: 'paidBy', code: 'REQUIRED' }];
  const divided = dividedIn(values, currency);
  if (divided === null)
    return METHODS.filter(
      (method) => readAmount(values[`pay.${method}`] ?? '', currency) === 'unreadable',
    ).map((method) => ({ path: `pay.${method}`, code: 'NOT_AN_AMOUNT' }));
  const paid = divided.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return paid === totalMinor ? [] : [{ path: 'pay.CASH', code: paid < totalMinor ? 'LEFT' : 'OVER' }];
}

/** What was given in cash, where that was said, pays it all; what is more goes back. */
function faultsOfGiven(values: Values, totalMinor: number, currency: string): Fault[] {
  const given = readAmount(values['given'] ?? '', currency);
  if (given === 'unreadable') return [{ path: 'given', code: 'NOT_AN_AMOUNT' }];
  return given !== null && given < totalMinor ? [{ path: 'given', code: 'SHORT' }] : [];
}

/** What was given in cash for a sale, to be said beside what goes back; null where nobody said it. */
export function givenIn(values: Values, { currency, country }: Till): number | null {
  const given = readAmount(values['given'] ?? '', currency);
  return paidBy(values, country) === 'CASH' && typeof given === 'number' ? given : null;
}

/** Where the form has what the graph names: of a discount it has one field for both ways to say it. */
export function placeIn(path: string): string {
  if (path === 'customerId') return 'buyer';
  if (path.startsWith('payments')) return 'paidBy';
  return path
    .replace(/discount\.(amountMinor|percent)$/, 'discount')
    .replace(/discount\.borneBy$/, 'borneBy')
    .replace(/askingMinor$/, 'priceMinor');
}
