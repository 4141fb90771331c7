import type { FullAutoFill } from 'svelte/elements';
import { readAmount } from '#lib/amount.ts';
import * as m from '#lib/paraglide/messages.js';

/** Something to choose, with its words. */
export interface Option {
  value: string;
  words: string;
  /** What it means; where options say so each is a panel of its own. */
  text?: string;
}

/** When a field belongs to what else was typed; `name` is the class by which style hides it without JavaScript. */
export interface When {
  name: string;
  is: (values: Values) => boolean;
}

/**
 * One field of a form. Its control, what is read from it and sent, its label wherever it is named, and the words
 * of the history all come from here. Words are functions: the language is known when they are called.
 */
export interface FormField<Name extends string = string> {
  /** Its path in the graph's input, by which refusals name it; also the control's name and id. */
  name: Name;
  label: () => string;
  /** Where it stands alone, in a summary, a comparison or the history; otherwise the label. */
  fullLabel?: () => string;
  /** What is typed; an amount; a yes or no; one of a few in sight, or of many in a list; several ids; what goes along unseen. */
  kind?: 'text' | 'money' | 'flag' | 'radio' | 'select' | 'ids' | 'hidden';
  hint?: () => string;
  /** Beside a switch or a tick. */
  words?: () => string;
  /** A sentence on a line of its own below the field. */
  note?: () => string;
  /** What may be chosen; what stands there now is offered besides. */
  options?: (current: string) => Option[];
  /** A password is sent as it was typed, and never given back. */
  type?: 'email' | 'tel' | 'password' | 'file' | 'date';
  /** Which files are offered first. */
  accept?: string;
  autocomplete?: FullAutoFill;
  /** Text that a machine reads. */
  code?: boolean;
  maxlength?: number;
  rows?: number;
  optional?: boolean;
  /** `pair`: beside its neighbour on a telephone, too. */
  width?: 'third' | 'wide' | 'pair';
  when?: When;
  /** Said otherwise than the code's usual words, by what else was typed. */
  faults?: Record<string, (typed?: Values) => string>;
  /** Its name in the history, where that is not the path. */
  history?: string;
  /** Drawn by another field's control. */
  isDrawnAlong?: boolean;
  /** Only for the form itself: the graph is told in another way. */
  isLocal?: boolean;
}

/** Everything a form shows, as text: what is stored, or what was typed before it was refused. */
export type Values = Record<string, string>;

/** A path of an input, one level deep: what a field of its form may be called. */
export type PathOf<Input> = {
  [Key in keyof Input & string]:
    | Key
    | (NonNullable<Input[Key]> extends readonly unknown[] | string | number | boolean
        ? never
        : `${Key}.${keyof NonNullable<Input[Key]> & string}`);
}[keyof Input & string];

function at(stored: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined,
      stored,
    );
}

const isOfId = (value: unknown): value is { id: string } =>
  typeof value === 'object' && value !== null && 'id' in value;

function asText(value: unknown): string {
  if (Array.isArray(value)) return value.map(asText).sort().join(' ');
  if (isOfId(value)) return value.id;
  if (typeof value === 'boolean') return value ? 'on' : '';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** What is stored, as its form shows it; a group or another thing with an id is its id. */
export function storedValues(fields: readonly FormField[], stored: object): Values {
  return Object.fromEntries(fields.map(({ name }) => [name, asText(at(stored, name))]));
}

/** What a form always brings besides its fields: the version it was filled in by, the key of its attempt. */
const ALONG = ['version', 'idempotencyKey'];

/** What was typed, to be shown again; nothing of it may be lost. */
export function typedValues(fields: readonly FormField[], form: FormData): Values {
  const texts = (name: string) =>
    form.getAll(name).filter((value): value is string => typeof value === 'string');
  const typed = fields.map(({ name, kind }) => [
    name,
    kind === 'ids' ? texts(name).sort().join(' ') : (texts(name)[0] ?? ''),
  ]);
  return Object.fromEntries([...typed, ...ALONG.map((name) => [name, texts(name)[0] ?? ''])]);
}

function sent({ kind = 'text', type }: FormField, typed: string, currency: string): unknown {
  if (kind === 'hidden' || type === 'password') return typed;
  if (kind === 'flag') return typed === 'on';
  if (kind === 'ids') return typed.split(' ').filter(Boolean);
  if (kind === 'money') return readAmount(typed, currency);
  return typed.trim() || null;
}

/**
 * The typed values as the graph wants them; what does not belong to the rest is not sent, so that it stays. Amounts are
 * in this currency.
 */
export function inputOf<Input>(fields: readonly FormField[], values: Values, currency = ''): Input {
  const input: Record<string, unknown> = {};
  for (const field of fields) {
    if (field.isLocal || field.when?.is(values) === false) continue;
    put(input, field.name.split('.'), sent(field, values[field.name] ?? '', currency));
  }
  // The names are checked where the fields are listed; that nothing required lacks is for the graph to say.
  return input as Input;
}

function put(input: Record<string, unknown>, [first = '', ...deeper]: string[], value: unknown): void {
  if (deeper.length === 0) {
    input[first] = value;
    return;
  }
  const part = { ...(input[first] as Record<string, unknown> | undefined) };
  put(part, deeper, value);
  input[first] = part;
}

/** What is no amount, before the graph is asked. */
export function unreadableIn(fields: readonly FormField[], values: Values, currency: string) {
  return fields
    .filter(({ kind, name }) => kind === 'money' && readAmount(values[name] ?? '', currency) === 'unreadable')
    .map(({ name }) => ({ path: name, code: 'NOT_AN_AMOUNT' }));
}

/** A short form as it was sent: all that is asked for must be there. */
export function readWhole<Input>(fields: readonly FormField[], form: FormData) {
  const typed = typedValues(fields, form);
  const shown = fields.filter(({ type }) => type !== 'password');
  return {
    values: Object.fromEntries(shown.map(({ name }) => [name, (typed[name] ?? '').trim()])),
    input: inputOf<Input>(fields, typed),
    fields: fields
      .filter((field) => field.kind !== 'hidden' && !sent(field, typed[field.name] ?? '', ''))
      .map(({ name }) => ({ path: name, code: 'REQUIRED' })),
  };
}

/** The version a form was filled in by; null where nobody could be asked, and the graph takes what stands. */
export function versionOf(values: Values): number | null {
  const typed = values['version'] ?? '';
  return /^\d{1,10}$/.test(typed) ? Number(typed) : null;
}

/** The name of a field where it stands alone. */
export function nameOf({ label, fullLabel }: FormField): string {
  return (fullLabel ?? label)();
}

/** A value as people write it; ids become the names that are known. */
export function shownValue(
  { kind, options }: FormField,
  value: string,
  names: ReadonlyMap<string, string>,
): string {
  // As a form, the history of a yes or no, and that of a consent say it.
  if (kind === 'flag') return ['on', 'true', 'ON'].includes(value) ? m.yes() : m.no();
  const option = options?.(value).find((each) => each.value === value);
  if (option) return option.words;
  return kind === 'ids' || kind === 'select'
    ? value
        .split(' ')
        .map((id) => names.get(id) ?? id)
        .join(', ')
    : value;
}
