import { typedAmount } from '#lib/amount.ts';
import { readPercentage, readWholeNumber } from '#lib/figure.ts';
import {
  type FormField,
  inputOf,
  type PathOf,
  storedValues,
  typedValues,
  unreadableIn,
  type Values,
  versionOf,
} from '#lib/form/fields.ts';
import { number } from '#lib/format.ts';
import type { ResultOf, VariablesOf } from '#lib/graph/graphql.ts';
import { afterText } from '#lib/item/due.ts';
import * as m from '#lib/paraglide/messages.js';
import type { ReadForm } from '#lib/server/save.ts';
import { DAC7_FIELDS } from './dac7-form.ts';
import {
  bringsMarkdown,
  MARKDOWN_FIELDS,
  noneOrTyped,
  readSteps,
  STEP_FIELDS,
  storedMarkdown,
} from './markdown-form.ts';
import type { ConsignmentSettings, UpdateConsignmentSettings } from './consignment.operation.ts';

type Input = VariablesOf<typeof UpdateConsignmentSettings>['input'];
type Stored = NonNullable<ResultOf<typeof ConsignmentSettings>['consignmentSettings']>;

const DAYS = { OUT_OF_RANGE: m.settings_days_range };
const AFTERWARDS = ['STORE_DECIDES', 'BECOMES_STORES', 'DONATED'] as const;

/** What the store agrees with all its consignors, in the form's order. */
export const SETTINGS_FIELDS: readonly FormField<PathOf<Input>>[] = [
  {
    ...{ name: 'consignorSharePercent', label: m.settings_share, hint: m.settings_share_hint },
    faults: { OUT_OF_RANGE: m.settings_share_range },
  },
  {
    ...{ name: 'shareBase', kind: 'radio', label: m.settings_base },
    options: () => [
      { value: 'GROSS', words: m.settings_base_gross() },
      { value: 'NET_OF_VAT', words: m.settings_base_net() },
    ],
  },
  {
    ...{ name: 'returnTermDays', label: m.settings_term, hint: m.settings_term_hint, faults: DAYS },
  },
  {
    ...{ name: 'graceDays', label: m.settings_grace, hint: m.settings_grace_hint, faults: DAYS },
  },
  {
    ...{ name: 'afterGrace', kind: 'select', label: m.settings_after, width: 'wide' },
    options: () => AFTERWARDS.map((value) => ({ value, words: afterText(value) })),
  },
  {
    ...{ name: 'afterGraceByItself', kind: 'flag', width: 'wide' },
    ...{ label: m.settings_by_itself, words: m.settings_by_itself_words },
  },
  {
    ...{ name: 'returnWindowDays', label: m.settings_window, hint: m.settings_window_hint, faults: DAYS },
  },
  {
    ...{ name: 'minimumPayoutMinor', kind: 'money', optional: true },
    ...{ label: m.settings_minimum, hint: m.settings_minimum_hint },
  },
  {
    ...{ name: 'creditBonusPercent', label: m.settings_bonus, hint: m.settings_bonus_hint },
    faults: { OUT_OF_RANGE: m.settings_share_range },
  },
  {
    ...{ name: 'payoutIban', label: m.settings_iban, hint: m.settings_iban_hint, code: true },
    ...{ maxlength: 60, optional: true, faults: { BAD_FORMAT: m.settings_iban_bad } },
  },
  {
    ...{ name: 'payoutBic', label: m.settings_bic, hint: m.settings_bic_hint, code: true },
    ...{ maxlength: 20, optional: true, faults: { BAD_FORMAT: m.settings_bic_bad } },
  },
  {
    ...{ name: 'categories', label: m.settings_categories, hint: m.settings_categories_hint },
    ...{ rows: 8, width: 'wide', optional: true, faults: { TOO_LONG: m.settings_categories_long } },
  },
  {
    ...{ name: 'termsVersion', label: m.settings_terms, hint: m.settings_terms_hint },
    ...{ maxlength: 40, optional: true },
  },
];

/** All that the form asks for, in its order. */
export const ALL_FIELDS: readonly FormField[] = [
  ...SETTINGS_FIELDS,
  ...STEP_FIELDS,
  ...MARKDOWN_FIELDS,
  ...DAC7_FIELDS,
];

/** The settings as their form shows them: figures in the reader's language, a category a line. */
export function storedSettings(settings: Stored): Values {
  const consignorSharePercent = number(settings.consignorSharePercent);
  const creditBonusPercent = number(settings.creditBonusPercent);
  return {
    ...storedValues(ALL_FIELDS, { ...settings, consignorSharePercent, creditBonusPercent }),
    ...storedMarkdown(settings),
    minimumPayoutMinor: noneOrTyped(settings.minimumPayout),
    dac7ThresholdMinor: settings.dac7Threshold ? typedAmount(settings.dac7Threshold) : '',
    categories: settings.categories.join('\n'),
    version: String(settings.version),
  };
}

/** The form as it was sent. */
export function readSettings(form: FormData, currency: string): ReadForm<Input> {
  const values = typedValues(ALL_FIELDS, form);
  const marksDown = bringsMarkdown(form);
  const markdown = readSteps(values);
  const share = readPercentage(values['consignorSharePercent'] ?? '');
  const days = (name: string) => readWholeNumber(values[name] ?? '');
  const figures = {
    consignorSharePercent: share,
    creditBonusPercent: readPercentage(values['creditBonusPercent'] ?? '') ?? 0,
    returnTermDays: days('returnTermDays'),
    graceDays: days('graceDays'),
    returnWindowDays: days('returnWindowDays'),
  };
  return {
    values,
    input: {
      ...inputOf<Input>(SETTINGS_FIELDS, values, currency),
      ...figures,
      minimumPayoutMinor: minimumOf(values, currency),
      ...(marksDown && { ...markdownOf(values, currency), markdownSteps: markdown.steps }),
      ...inputOf<Input>(DAC7_FIELDS, values, currency),
      categories: (values['categories'] ?? '').split(/\r?\n/),
      version: versionOf(values),
    },
    fields: [
      ...Object.entries(figures).flatMap(([path, figure]) => {
        if (figure === null) return [{ path, code: 'REQUIRED' }];
        return Number.isNaN(figure) ? [{ path, code: 'OUT_OF_RANGE' }] : [];
      }),
      ...markdown.fields,
      ...unreadableIn([...MARKDOWN_FIELDS, ...MONEY_FIELDS, ...DAC7_FIELDS], values, currency),
    ],
  };
}

/** What could be read of it, to hear what else is wrong: the rest is left as it stands. */
export function judgedInput({ input, fields = [] }: ReadForm<Input>): Input {
  const unread = new Set(fields.map(({ path }) => path.split('.')[0]));
  const read = Object.entries(input).filter(([key]) => !unread.has(key));
  return { ...Object.fromEntries(read), checkOnly: true };
}

const MONEY_FIELDS = SETTINGS_FIELDS.filter(({ kind }) => kind === 'money');

/** No amount typed is no minimum. */
function minimumOf(values: Values, currency: string): number {
  const { minimumPayoutMinor } = inputOf<Pick<Input, 'minimumPayoutMinor'>>(MONEY_FIELDS, values, currency);
  return minimumPayoutMinor ?? 0;
}

/** No amount typed is no limit. */
function markdownOf(values: Values, currency: string): Pick<Input, 'markdownFloorMinor' | 'markdownBorneBy'> {
  const input = inputOf<Pick<Input, 'markdownFloorMinor' | 'markdownBorneBy'>>(
    MARKDOWN_FIELDS,
    values,
    currency,
  );
  return { ...input, markdownFloorMinor: input.markdownFloorMinor ?? 0 };
}
