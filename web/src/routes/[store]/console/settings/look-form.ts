import { type FormField, typedValues, type Values, versionOf } from '#lib/form/fields.ts';
import type { ResultOf, VariablesOf } from '#lib/graph/graphql.ts';
import * as m from '#lib/paraglide/messages.js';
import type { ReadForm } from '#lib/server/save.ts';
import { parseColour } from '#lib/theme/palette.ts';
import { isSkin, type Skin, SKINS } from '#lib/theme/skins.ts';
import { skinName } from '#lib/theme/skin-words.ts';
import type { PortalOfStore, UpdatePortal } from './portal.operation.ts';

type Input = VariablesOf<typeof UpdatePortal>['input'];
type Stored = ResultOf<typeof PortalOfStore>;

/** How pages look: one of the ready ones, or the store's own colour [K8 K9]. */
export const LOOK_FIELDS: readonly FormField<'skin' | 'colour'>[] = [
  {
    ...{ name: 'skin', kind: 'radio', label: m.look_skin, width: 'wide' },
    options: () => SKINS.map((value) => ({ value, words: skinName(value) })),
  },
  {
    ...{ name: 'colour', label: m.look_colour, hint: m.look_colour_text, maxlength: 20, code: true },
    faults: { BAD_FORMAT: m.look_colour_bad, TOO_LONG: m.look_colour_bad },
  },
];

/** What is stored, as the form shows it. */
export const storedLook = ({ skin, freeColour, version }: Stored): Values => ({
  ...{ skin, colour: freeColour, version: String(version) },
});

/**
 * The colour of two fields for one thing: what is typed counts where it is another than was shown, else what was picked. With
 * JavaScript both are the same.
 */
function colourOf(form: FormData, typed: string): string {
  const [picked, shown] = ['colourPicked', 'colourShown'].map((name) => String(form.get(name) ?? ''));
  return typed.trim() === shown && picked !== '' ? (picked ?? '') : typed;
}

/** The form as it was sent, or as an address has it that wants to see it. */
export function readLook(form: FormData): ReadForm<Input> & { values: Values } {
  const typed = typedValues(LOOK_FIELDS, form);
  const values: Values = { ...typed, colour: colourOf(form, typed['colour'] ?? '') };
  const { skin = '', colour = '' } = values;
  return {
    values,
    input: { skin: isSkin(skin) ? skin : null, colour, version: versionOf(values) },
    fields: isSkin(skin) ? [] : [{ path: 'skin', code: 'REQUIRED' }],
  };
}

/** What an address wants to see and nobody has saved; null where it wants nothing. */
export function wishedLook({ searchParams }: URL): Values | null {
  if (!searchParams.has('skin')) return null;
  const form = new FormData();
  for (const [name, value] of searchParams) form.append(name, value.slice(0, 40));
  return readLook(form).values;
}

/** What can be drawn of what a form holds: where its colour is none, that of before. */
export function drawable(values: Values, before: Values): { skin: Skin; colour: string } {
  const skin = values['skin'] ?? '';
  const colour = parseColour(values['colour']) ?? parseColour(before['colour']) ?? '000000';
  return { skin: isSkin(skin) ? skin : 'FREE', colour: `#${colour}` };
}
