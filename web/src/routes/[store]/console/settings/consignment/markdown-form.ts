import { typedAmount } from '#lib/amount.ts';
import { readWholeNumber } from '#lib/figure.ts';
import type { FormField, Values } from '#lib/form/fields.ts';
import type { Money } from '#lib/format.ts';
import type { VariablesOf } from '#lib/graph/graphql.ts';
import * as m from '#lib/paraglide/messages.js';
import type { UpdateConsignmentSettings } from './consignment.operation.ts';

type Input = VariablesOf<typeof UpdateConsignmentSettings>['input'];
type Step = NonNullable<Input['markdownSteps']>[number];

/** As many steps as a schedule has at most. */
const STEPS = [0, 1, 2, 3, 4];
const PARTS = ['afterDays', 'percent'] as const;
const nameOf = (at: number, part: keyof Step): string => `markdownSteps.${at}.${part}`;

const step = (at: number, part: keyof Step, label: () => string, faults: FormField['faults']): FormField => ({
  ...{ name: nameOf(at, part), label, width: 'pair', isLocal: true },
  fullLabel: () => `${m.settings_step({ step: String(at + 1) })}, ${label()}`,
  ...(faults && { faults }),
});

/** When goods are marked down: a line a step. */
export const STEP_FIELDS: readonly FormField[] = STEPS.flatMap((at) => [
  step(at, 'afterDays', m.settings_step_days, {
    OUT_OF_RANGE: m.settings_step_days_range,
    NOT_ALLOWED: m.settings_step_same,
  }),
  step(at, 'percent', m.settings_step_percent, {
    OUT_OF_RANGE: m.settings_step_percent_range,
    NOT_ALLOWED: m.settings_step_less,
  }),
]);

/** Below what nothing is marked down, and who bears it. */
export const MARKDOWN_FIELDS: readonly FormField<'markdownFloorMinor' | 'markdownBorneBy'>[] = [
  {
    ...{ name: 'markdownFloorMinor', kind: 'money', optional: true },
    ...{ label: m.settings_floor, hint: m.settings_floor_hint },
  },
  {
    ...{ name: 'markdownBorneBy', kind: 'radio', label: m.settings_bearer, width: 'wide' },
    options: () => [
      { value: 'SHARED', words: m.settings_bearer_shared(), text: m.settings_bearer_shared_text() },
      { value: 'STORE', words: m.settings_bearer_store(), text: m.settings_bearer_store_text() },
    ],
  },
];

/** Whether a form brought it: a page of a store that does not mark down has none of it, and changes nothing of it. */
export const bringsMarkdown = (form: FormData): boolean => form.has(nameOf(0, 'afterDays'));

/** An amount as its field shows it: nothing where it limits nothing. */
export const noneOrTyped = (amount: Money): string => (amount.amountMinor === 0 ? '' : typedAmount(amount));

/** The schedule as its form shows it. */
export function storedMarkdown(settings: { markdownSteps: Step[]; markdownFloor: Money }): Values {
  const { markdownSteps, markdownFloor } = settings;
  return {
    markdownFloorMinor: noneOrTyped(markdownFloor),
    ...Object.fromEntries(
      STEPS.flatMap((at) => PARTS.map((part) => [nameOf(at, part), String(markdownSteps[at]?.[part] ?? '')])),
    ),
  };
}

/** The lines in which something stands: which, and what was typed; a line that was left empty is no step. */
function typedSteps(values: Values) {
  return STEPS.map((at) => ({
    at,
    afterDays: readWholeNumber(values[nameOf(at, 'afterDays')] ?? ''),
    percent: readWholeNumber((values[nameOf(at, 'percent')] ?? '').replace(/\s*%$/, '')),
  })).filter(({ afterDays, percent }) => afterDays !== null || percent !== null);
}

/** The schedule as it was sent, and what of it the graph would not understand. */
export function readSteps(values: Values): { steps: Step[]; fields: { path: string; code: string }[] } {
  const typed = typedSteps(values);
  return {
    steps: typed.map(({ afterDays, percent }) => ({ afterDays: afterDays ?? 0, percent: percent ?? 0 })),
    fields: typed.flatMap((line) =>
      PARTS.flatMap((part) => {
        const path = nameOf(line.at, part);
        if (line[part] === null) return [{ path, code: 'REQUIRED' }];
        return Number.isNaN(line[part]) ? [{ path, code: 'OUT_OF_RANGE' }] : [];
      }),
    ),
  };
}

/** Where the form has what the graph names: `markdownSteps.1.percent` is that field of the second line that was filled in. */
export function stepPlaces(values: Values, fields: readonly { path: string; code: string }[]) {
  const typed = typedSteps(values);
  return fields.map(({ path, code }) => {
    const [, nth, part] = /^markdownSteps\.(\d+)\.(afterDays|percent)$/.exec(path) ?? [];
    const line = nth === undefined ? undefined : typed[Number(nth)];
    return { path: line && part ? nameOf(line.at, part as keyof Step) : path, code };
  });
}
