import { readAmount } from '#lib/amount.ts';
import type { Values } from '#lib/form/fields.ts';
import type { VariablesOf } from '#lib/graph/graphql.ts';
import { asLocalDate } from '#lib/item/periods.ts';
import type { ReadForm } from '#lib/server/save.ts';
import { readOff, reckonLine, reckonSale } from './reckon.ts';
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
        sku,
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
  const amountMinor = reckonSale(linesIn(values), values['discount'] ?? '', currency)?.totalMinor ?? 0;
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
    if (readAmount(line.price, currency) === 'unreadable') return fault('priceMinor', 'NOT_AN_AMOUNT');
    if (readOff(line.discount, currency) === 'unreadable') return fault('discount', 'BAD_FORMAT');
    return (reckonLine(line, currency)?.leftMinor ?? 0) < 0 ? fault('discount', 'TOO_MUCH') : [];
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
  if (readOff(values['discount'] ?? '', currency) === 'unreadable')
    return [{ path: 'discount', code: 'BAD_FORMAT' }];
  const reckoned = reckonSale(linesIn(values), values['discount'] ?? '', currency);
  const isTooMuch = linesIn(values).some((line) => (reckonLine(line, currency)?.leftMinor ?? 0) < 0);
  if (reckoned === null || isTooMuch) return [];
  if (reckoned.totalMinor < 0) return [{ path: 'discount', code: 'TOO_MUCH' }];
  // Nobody is charged another sum than the one that was in sight.
  const isSeen = values['total'] === String(reckoned.totalMinor);
  return [
    ...(isSeen ? [] : [{ path: 'total', code: 'CHANGED' }]),
    ...faultsOfWay(values, reckoned.totalMinor, { currency, country }),
  ];
}

function faultsOfWay(values: Values, totalMinor: number, { currency, country }: Till): Fault[] {
  const way = paidBy(values, country);
  if (way === 'REGISTER')
    return values['externalReceipt'] ? [] : [{ path: 'externalReceipt', code: 'REQUIRED' }];
  if (way !== 'DIVIDED') return way || totalMinor === 0 ? [] : [{ path: 'paidBy', code: 'REQUIRED' }];
  const divided = dividedIn(values, currency);
  if (divided === null)
    return METHODS.filter(
      (method) => readAmount(values[`pay.${method}`] ?? '', currency) === 'unreadable',
    ).map((method) => ({ path: `pay.${method}`, code: 'NOT_AN_AMOUNT' }));
  const paid = divided.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return paid === totalMinor ? [] : [{ path: 'pay.CASH', code: paid < totalMinor ? 'LEFT' : 'OVER' }];
}

/** Where the form has what the graph names: of a discount it has one field for both ways to say it. */
export function placeIn(path: string): string {
  if (path === 'customerId') return 'buyer';
  if (path.startsWith('payments')) return 'paidBy';
  return path
    .replace(/discount\.(amountMinor|percent)$/, 'discount')
    .replace(/discount\.borneBy$/, 'borneBy');
}
