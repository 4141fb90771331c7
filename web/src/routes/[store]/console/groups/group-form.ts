import { text } from '#lib/server/form.ts';

/** What was typed, to be shown again. */
export function groupValues(form: FormData) {
  return {
    name: text(form, 'name'),
    description: text(form, 'description'),
    colour: text(form, 'colour'),
    version: text(form, 'version'),
  };
}

/** The typed values as the graph wants them. */
export function groupInput({ name, description, colour }: ReturnType<typeof groupValues>) {
  return { name: name.trim(), description: description.trim() || null, colour };
}
