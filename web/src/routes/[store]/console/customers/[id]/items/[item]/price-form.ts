import { typedAmount } from '#lib/amount.ts';
import {
  type FormField,
  inputOf,
  typedValues,
  unreadableIn,
  type Values,
  versionOf,
} from '#lib/form/fields.ts';
import { amountFaults } from '#lib/form/amount-faults.ts';
import type { Money } from '#lib/format.ts';
import type { VariablesOf } from '#lib/graph/graphql.ts';
import * as m from '#lib/paraglide/messages.js';
import type { ReadForm } from '#lib/server/save.ts';
import type { PriceItem } from './item.operation.ts';

type Input = VariablesOf<typeof PriceItem>['input'];
type Priced = Pick<Input, 'priceMinor' | 'version'>;

/** What an item in the store costs. */
export const priceFields = (currency: string): readonly FormField<'priceMinor'>[] => [
  {
    ...{ name: 'priceMinor', kind: 'money', label: m.item_asking_price, width: 'third' },
    faults: amountFaults(currency, { leastMinor: 0 }),
  },
];

/** The price as its form shows it. */
export function priceValues({ price, version }: { price: Money | null; version: number }): Values {
  return { priceMinor: typedAmount(price), version: String(version) };
}

/** The form as it was sent; a price is not taken away. */
export function readPrice(form: FormData, currency: string): ReadForm<Priced> {
  const fields = priceFields(currency);
  const values = typedValues(fields, form);
  const empty = values['priceMinor']?.trim() ? [] : [{ path: 'priceMinor', code: 'REQUIRED' }];
  return {
    values,
    input: { ...inputOf<Priced>(fields, values, currency), version: versionOf(values) },
    fields: [...empty, ...unreadableIn(fields, values, currency)],
  };
}
