import { money, type Money } from '#lib/format.ts';
import { type FormField, inputOf, typedValues, unreadableIn, type Values } from '#lib/form/fields.ts';
import type { ResultOf } from '#lib/graph/graphql.ts';
import type { Requested } from '#lib/graph/shared.operation.ts';
import * as m from '#lib/paraglide/messages.js';

export type ItemRequest = NonNullable<ResultOf<typeof Requested>['request']>;
type Kind = ItemRequest['kind'];

/** What is asked for, in a few words. */
export function wishText({ kind, price }: { kind: Kind; price: Money | null }): string {
  return kind === 'PRICE' && price ? m.request_is_price({ price: money(price) }) : m.request_is_withdrawal();
}

const STATES: Record<ItemRequest['state'], () => string> = {
  OPEN: m.request_open,
  GRANTED: m.request_granted,
  DECLINED: m.request_declined,
  TAKEN_BACK: m.request_taken_back,
  LAPSED: m.request_lapsed,
};

/** What became of it. */
export function stateText({ state }: Pick<ItemRequest, 'state'>): string {
  return STATES[state]();
}

/** How long an answer is news. */
const NEWS_MS = 14 * 24 * 60 * 60 * 1000;

/** What a list of its consignor says of it: that it waits, or for a while that it was answered; otherwise nothing. */
export function newsText(
  { state, closedAt }: { state: ItemRequest['state']; closedAt: string | null },
  now: Date,
): string | null {
  if (state === 'OPEN') return m.request_waits();
  const isAnswered = state === 'GRANTED' || state === 'DECLINED';
  const isNews = closedAt !== null && now.getTime() - Date.parse(closedAt) < NEWS_MS;
  return isAnswered && isNews ? m.request_shop_answered() : null;
}

const OPTIONS: Record<Kind, () => string> = {
  WITHDRAWAL: m.request_withdrawal_option,
  PRICE: m.request_price_option,
};

/** What a consignor asks: which of what may be asked, the price, and what they say besides. */
export function requestFields(mayAskFor: readonly Kind[]): readonly FormField[] {
  const options = () => mayAskFor.map((value) => ({ value, words: OPTIONS[value]() }));
  const when = { name: 'price', is: (values: Values) => values['kind'] === 'PRICE' };
  return [
    {
      name: 'kind',
      kind: 'radio',
      label: m.request_kind,
      fullLabel: m.request_of_you,
      options,
      width: 'wide',
    },
    { name: 'priceMinor', kind: 'money', label: m.request_price, when, width: 'third' },
    {
      name: 'note',
      label: m.request_note,
      rows: 2,
      maxlength: 200,
      optional: true,
      width: 'wide',
    },
  ];
}

/** The request as it was sent; a price beside another wish was typed before one thought again. */
export function readRequest(form: FormData, currency: string) {
  const fields = requestFields(['WITHDRAWAL', 'PRICE']);
  const values = typedValues(fields, form);
  const asked = fields.filter(({ name }) => name !== 'priceMinor' || values['kind'] === 'PRICE');
  const isChosen = values['kind'] === 'WITHDRAWAL' || values['kind'] === 'PRICE';
  const input = inputOf<{ kind: Kind; priceMinor: number | null; note: string | null }>(
    asked,
    values,
    currency,
  );
  return {
    values,
    input,
    fields: [
      ...(isChosen ? [] : [{ path: 'kind', code: 'REQUIRED' }]),
      ...unreadableIn(asked, values, currency),
    ],
  };
}
