import { addDays, type LocalDate } from '../../kernel/clock/clock';
import { plainLine } from '../../kernel/text/text';
import { type FieldFault, invalidInput } from '../../kernel/refusal/refusal';
import type { ItemState, ShareBase } from '../item/item';
import { moveOf } from '../item/item.moves';
import type { MarkdownBearer } from '../markdown/markdown.rules';
import type { VatScheme } from '../vat/vat.rules';
import type { ReceiveItemInput } from './receipt.input';

/** What the store and the consignor agree today, and what day it is in the store. */
export interface Terms {
  today: LocalDate;
  sharePercent: number;
  shareBase: ShareBase;
  markdownBorneBy: MarkdownBearer;
  vatScheme: VatScheme;
  returnTermDays: number;
  graceDays: number;
}

/** An item as it stands before it is decided on. */
export interface Waiting {
  state: ItemState;
  priceMinor: number | null;
  intakeOn: LocalDate | null;
}

/** What becomes of an item that somebody decided on. */
export interface Received {
  state: ItemState;
  priceMinor: number | null;
  heldUntil: LocalDate | null;
  rejectedBecause: string | null;
  collectBy: LocalDate | null;
  intakeOn: LocalDate | null;
  /** Only what is accepted has these. */
  receivedOn?: LocalDate | null;
  returnOn?: LocalDate | null;
  sharePercent?: number | null;
  shareBase?: ShareBase | null;
  markdownBorneBy?: MarkdownBearer;
  vatScheme?: VatScheme;
}

type Decision = Omit<ReceiveItemInput, 'id'>;

/** What is wrong with a decision, each fault at its field; `pathOf` says where that stands in what was sent. */
export function faultsOf(
  decision: Decision,
  terms: Terms,
  pathOf: (field: keyof Decision) => string,
): FieldFault[] {
  const checks = decision.decision === 'REJECT' ? refusalChecks : acceptanceChecks;
  return checks(decision, terms).flatMap(([isWrong, field, code, message]) =>
    isWrong ? [{ path: pathOf(field), code, message }] : [],
  );
}

type Check = [isWrong: boolean, field: keyof Decision, code: FieldFault['code'], message: string];

function refusalChecks(
  { rejectedBecause, collectBy, priceMinor, holdUntil }: Decision,
  { today }: Terms,
): Check[] {
  const isTooSoon = collectBy != null && collectBy < today;
  return [
    [plainLine(rejectedBecause) === '', 'rejectedBecause', 'REQUIRED', 'Say why'],
    [isTooSoon, 'collectBy', 'OUT_OF_RANGE', `Not before today, ${today}`],
    [priceMinor != null, 'priceMinor', 'NOT_ALLOWED', 'What is refused has no new price'],
    [holdUntil != null, 'holdUntil', 'NOT_ALLOWED', 'What is refused is not held'],
  ];
}

function acceptanceChecks(
  { rejectedBecause, collectBy, holdUntil }: Decision,
  { today, returnTermDays }: Terms,
): Check[] {
  const lastDay = addDays(today, returnTermDays);
  const isTooSoon = holdUntil != null && holdUntil <= today;
  const isTooLate = holdUntil != null && holdUntil > lastDay;
  return [
    [isTooSoon, 'holdUntil', 'OUT_OF_RANGE', `After today, ${today}`],
    [isTooLate, 'holdUntil', 'OUT_OF_RANGE', `Not after the day of return, ${lastDay}`],
    [plainLine(rejectedBecause) !== '', 'rejectedBecause', 'NOT_ALLOWED', 'What is accepted was not refused'],
    [collectBy != null, 'collectBy', 'NOT_ALLOWED', 'What is accepted has a day of return'],
  ];
}

/**
 * What a decision makes of an item [R-CO2 R-CO3 R-CO5]: with a price it goes on sale, or is held until a day; without one it
 * is in the store. Null where it was decided on already.
 */
export function receivedAs(item: Waiting, decision: Decision, terms: Terms): Received | null {
  const priceMinor = decision.priceMinor ?? item.priceMinor;
  const to = stateAfter(decision, priceMinor);
  const move = moveOf(item.state, to, 'RECEIPT');
  if (move === undefined) return null;
  const { today, sharePercent, shareBase, markdownBorneBy, vatScheme } = terms;
  const isRefused = move.follows.includes('REFUSAL_SAID');
  return {
    state: to,
    priceMinor,
    heldUntil: to === 'RECEIVED' && priceMinor !== null ? (decision.holdUntil ?? null) : null,
    rejectedBecause: isRefused ? (decision.rejectedBecause ?? null) : null,
    collectBy: isRefused ? (decision.collectBy ?? addDays(today, terms.graceDays)) : null,
    intakeOn: item.intakeOn ?? today,
    ...(move.follows.includes('TERMS_FROZEN') && {
      receivedOn: today,
      returnOn: addDays(today, terms.returnTermDays),
      sharePercent,
      shareBase,
      markdownBorneBy,
      vatScheme,
    }),
  };
}

function stateAfter({ decision, holdUntil }: Decision, priceMinor: number | null): ItemState {
  if (decision === 'REJECT') return 'REJECTED';
  return priceMinor === null || holdUntil != null ? 'RECEIVED' : 'ON_SALE';
}

/** The state of an item that gets a price; null where it has no use for one. */
export function pricedAs({
  state,
  heldUntil,
}: {
  state: ItemState;
  heldUntil: LocalDate | null;
}): ItemState | null {
  if (state === 'ON_SALE' || (state === 'RECEIVED' && heldUntil !== null)) return state;
  return state === 'RECEIVED' ? 'ON_SALE' : null;
}

/** What another price makes of an item in the store; null where it costs that already. */
export function pricedTo(
  item: { state: ItemState; heldUntil: LocalDate | null; priceMinor: number | null },
  priceMinor: number | null,
): { state: ItemState; priceMinor: number | null } | null {
  const state = pricedAs(item) ?? item.state;
  return state === item.state && priceMinor === item.priceMinor ? null : { state, priceMinor };
}

/** Nobody agrees to more days at once than a store can make its term. */
const LONGEST_TERM_DAYS = 730;

/** Refuses a day of return that is past, too far ahead, or before the item is on sale [R-CO3]. */
export function assertReturnOn(
  returnOn: LocalDate,
  { heldUntil }: { heldUntil: LocalDate | null },
  today: LocalDate,
): void {
  const [first, last] = [
    heldUntil !== null && heldUntil > today ? heldUntil : today,
    addDays(today, LONGEST_TERM_DAYS),
  ];
  if (returnOn >= first && returnOn <= last) return;
  throw invalidInput({ path: 'returnOn', code: 'OUT_OF_RANGE', message: `From ${first} to ${last}` });
}
