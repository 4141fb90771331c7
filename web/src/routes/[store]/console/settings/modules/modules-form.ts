import {
  type FormField,
  inputOf,
  storedValues,
  typedValues,
  type Values,
  versionOf,
} from '#lib/form/fields.ts';
import { number } from '#lib/format.ts';
import type { ResultOf, VariablesOf } from '#lib/graph/graphql.ts';
import { type FigureWords, MODULE_WORDS } from '#lib/module-words.ts';
import { type Module, moduleNames, termsOf } from '#lib/modules.ts';
import * as m from '#lib/paraglide/messages.js';
import type { ReadForm } from '#lib/server/save.ts';
import type { UpdateStore } from '../store.operation.ts';
import type { ModuleSettings } from './modules.operation.ts';

type Input = VariablesOf<typeof UpdateStore>['input'];

/** A tick a module. */
export const MODULE_FIELDS: readonly FormField<'modules'>[] = [
  {
    ...{ name: 'modules', kind: 'ids', label: m.settings_modules_choice, width: 'wide' },
    options: () =>
      Object.entries(MODULE_WORDS).map(([value, { name, text }]) => ({ value, words: name(), text: text() })),
  },
];

/** A module, and those that need it. */
export interface ModuleGroup {
  module: Module;
  below: Module[];
}

/** All modules, each with those that need it. */
export const MODULE_GROUPS: readonly ModuleGroup[] = moduleNames
  .filter((module) => termsOf(module).needs === undefined)
  .map((module) => ({ module, below: moduleNames.filter((each) => termsOf(each).needs === module) }));

type Answer = ResultOf<typeof ModuleSettings>;
type Figures = NonNullable<Answer['moduleFigures']>;
type Waiting = NonNullable<Answer['companiesForApproval']>;

/** The figures as they are read; those of what was not counted to its end say so. */
export function figureWords(figures: Figures | null, waiting: Waiting | null): FigureWords {
  const words = ({ count, capped }: Figures['consignors']): string => number(count) + (capped ? '+' : '');
  return {
    ...(waiting && { waitingCompanies: words(waiting.total) }),
    ...(figures && wordsOf(figures, words)),
  };
}

function wordsOf(figures: Figures, words: (total: Figures['consignors']) => string): FigureWords {
  return {
    consignors: words(figures.consignors),
    itemsInStore: words(figures.itemsInStore),
    entering: words(figures.entering),
    openIntakes: words(figures.openIntakes),
    markedDown: words(figures.markedDown),
  };
}

/** What the store has, as its form shows it. */
export function storedModules(store: { modules: string[]; version: number }): Values {
  return { ...storedValues(MODULE_FIELDS, store), version: String(store.version) };
}

/** The form as it was sent. */
export function readModules(form: FormData): ReadForm<Input> {
  const values = typedValues(MODULE_FIELDS, form);
  return { values, input: { ...inputOf<Input>(MODULE_FIELDS, values), version: versionOf(values) } };
}
