import { typedAmount } from '#lib/amount.ts';
import type { FormField, PathOf, Values } from '#lib/form/fields.ts';
import { inputOf, typedValues, unreadableIn } from '#lib/form/fields.ts';
import { bytes, type Money } from '#lib/format.ts';
import type { VariablesOf } from '#lib/graph/graphql.ts';
import { FILE_BYTES } from '#lib/limits.ts';
import * as m from '#lib/paraglide/messages.js';
import { photoValues, type SentPhoto } from '#lib/item/sent-photo.ts';
import type { ReadForm } from '#lib/server/save.ts';
import type { EnterItem } from './entry.operation.ts';

type Input = VariablesOf<typeof EnterItem>['input'];
export type ItemFields = Pick<
  Input,
  'description' | 'category' | 'size' | 'brand' | 'priceMinor' | 'photoFileId'
>;

/** What it looks like: a file that is handed in on the way, drawn by a control of its own. */
export const PHOTO_FIELD: FormField<'photoFileId'> = {
  name: 'photoFileId',
  label: m.item_photo,
  hint: () => m.photo_hint({ limit: bytes(FILE_BYTES) }),
  optional: true,
  isLocal: true,
  width: 'wide',
  faults: {
    BAD_FORMAT: m.photo_unreadable,
    OUT_OF_RANGE: m.photo_too_large,
    NOT_ALLOWED: m.photo_gone,
    FILE_TOO_LARGE: () => m.photo_file_too_large({ limit: bytes(FILE_BYTES) }),
    FILE_QUOTA: m.photo_quota,
  },
};

/** What is asked of an item, in the order in which it is held in the hand. */
export const ENTRY_FIELDS: readonly FormField<PathOf<ItemFields>>[] = [
  PHOTO_FIELD,
  {
    name: 'description',
    label: m.column_item,
    hint: m.entry_description_hint,
    maxlength: 200,
    width: 'wide',
  },
  {
    ...{ name: 'category', label: m.col_category, maxlength: 60, optional: true, width: 'pair' },
    faults: { NOT_ALLOWED: m.entry_category_unknown },
  },
  { name: 'brand', label: m.col_brand, maxlength: 60, optional: true, width: 'pair' },
  { name: 'size', label: m.col_size, maxlength: 30, optional: true, width: 'pair' },
  {
    name: 'priceMinor',
    kind: 'money',
    label: m.item_asking_price,
    optional: true,
    width: 'pair',
  },
];

/** Goes along with a category that was chosen: where nobody is there to ask for the list, it is still one to choose. */
const LISTED: FormField = { name: 'categoryListed', kind: 'hidden', label: m.col_category, isLocal: true };

/**
 * The same with the categories of the store to choose from, where it has a list of them. Whose session has ended gets
 * no list, and the one that they had chosen from it.
 */
export function entryFields(categories: readonly string[], typed: Values = {}): readonly FormField[] {
  if (categories.length === 0 && typed[LISTED.name] !== 'on') return ENTRY_FIELDS;
  const options = (current: string) => [
    { value: '', words: m.entry_category_none() },
    // What stands there may stay, whatever the list says now.
    ...[...new Set([...categories, ...(current ? [current] : [])])].map((value) => ({ value, words: value })),
  ];
  const fields = ENTRY_FIELDS.map((field) =>
    field.name === 'category' ? { ...field, kind: 'select' as const, options } : field,
  );
  return [...fields, LISTED];
}

interface Described {
  description: string;
  category: string | null;
  brand: string | null;
  size: string | null;
  price: Money | null;
}

/** An item as its form shows it. */
export function valuesOf({ description, category, brand, size, price }: Described): Values {
  return {
    description,
    category: category ?? '',
    brand: brand ?? '',
    size: size ?? '',
    priceMinor: typedAmount(price),
  };
}

/** The form as it was sent. An item that nothing says what it is nobody finds again. */
export function readEntry(form: FormData, currency: string, photo: SentPhoto): ReadForm<ItemFields> {
  const values: Values = {
    ...typedValues(ENTRY_FIELDS, form),
    ...photoValues(form, photo),
    [LISTED.name]: form.has(LISTED.name) ? 'on' : '',
  };
  const nameless = values['description']?.trim() ? [] : [{ path: 'description', code: 'REQUIRED' }];
  return {
    values,
    input: { ...inputOf<ItemFields>(ENTRY_FIELDS, values, currency), photoFileId: photo.fileId },
    fields: [...photo.fields, ...nameless, ...unreadableIn(ENTRY_FIELDS, values, currency)],
    trouble: photo.trouble,
  };
}
