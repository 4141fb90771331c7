import { type FormField, typedValues, type Values, versionOf } from '#lib/form/fields.ts';
import type { VariablesOf } from '#lib/graph/graphql.ts';
import type { Module } from '#lib/modules.ts';
import { MODULE_WORDS } from '#lib/module-words.ts';
import type { ReadForm } from '#lib/server/save.ts';
import type { UpdateStore } from '../store.operation.ts';

type Input = VariablesOf<typeof UpdateStore>['input'];

const MODULES = Object.keys(MODULE_WORDS) as Module[];

/** A switch a module. */
export const MODULE_FIELDS: readonly FormField[] = MODULES.map((name) => ({
  ...{ name, kind: 'flag', width: 'wide' },
  label: MODULE_WORDS[name].name,
  words: MODULE_WORDS[name].text,
}));

/** What the store has, as its form shows it. */
export function storedModules({ modules, version }: { modules: Module[]; version: number }): Values {
  const ticks = MODULES.map((name) => [name, modules.includes(name) ? 'on' : '']);
  return { ...Object.fromEntries(ticks), version: String(version) };
}

/** The form as it was sent. */
export function readModules(form: FormData): ReadForm<Input> {
  const values = typedValues(MODULE_FIELDS, form);
  const modules = MODULES.filter((name) => values[name] === 'on');
  return { values, input: { modules, version: versionOf(values) } };
}
