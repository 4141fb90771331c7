import type { FormField } from '#lib/form/fields.ts';
import { money } from '#lib/format.ts';
import * as m from '#lib/paraglide/messages.js';

/** Whether the store reports what it sold for consignors, above how much, and which sales count. */
export const DAC7_FIELDS: readonly FormField<'dac7On' | 'dac7ThresholdMinor' | 'dac7Counted'>[] = [
  { name: 'dac7On', kind: 'flag', label: m.settings_dac7_on, words: m.settings_dac7_on_words, width: 'wide' },
  { name: 'dac7ThresholdMinor', kind: 'money', optional: true, label: m.settings_dac7_threshold },
  {
    ...{ name: 'dac7Counted', kind: 'radio', label: m.settings_dac7_counted, width: 'wide' },
    options: () => [
      { value: 'ALL', words: m.settings_dac7_all(), text: m.settings_dac7_all_text() },
      { value: 'ONLINE', words: m.settings_dac7_online(), text: m.settings_dac7_online_text() },
    ],
  },
];

/** What holds where no amount is typed, as the service has it: in crowns a round sum below 2,000 euro. */
export const thresholdHint = (currency: string): string =>
  m.settings_dac7_threshold_hint({
    amount: money({ amountMinor: currency === 'SEK' ? 2_000_000 : 200_000, currency }, 'whole'),
  });
