import {
  getNullableType,
  GraphQLString,
  isInputObjectType,
  isListType,
  type GraphQLArgument,
  type GraphQLInputObjectType,
  type GraphQLInputType,
} from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import { plainLine, plainText } from './text';

/** How a text field of an input is read; as a line, where nothing is said. */
export type Reading = 'LINE' | 'LINES' | 'AS_TYPED';

/** This text has several lines and keeps them. */
export const Lines = (): PropertyDecorator => reads('LINES');

/** A password: every sign of it counts. */
export const AsTyped = (): PropertyDecorator => reads('AS_TYPED');

const KEY = 'text:reading';
// Not type-graphql's extensions: an input that extends another loses those of the fields it inherits.
const reads = (reading: Reading): PropertyDecorator => Reflect.metadata(KEY, reading) as PropertyDecorator;

/** How this field of an input is read; inherited with the field. */
export function readingOf(input: Function, field: string): Reading {
  return (Reflect.getMetadata(KEY, input.prototype as object, field) as Reading | undefined) ?? 'LINE';
}

type Args = Record<string, unknown>;
type Cleaner = (value: unknown) => unknown;

/**
 * Reads every text that comes to an operation as people mean it, before anything judges or keeps it: whoever adds a
 * field to an input need not think of it. Null where no argument holds a text.
 */
export function argumentCleaner(args: readonly GraphQLArgument[]): ((args: Args) => Args) | null {
  const clean = partsCleaner(
    args.map(({ name, type }) => [name, valueCleaner(type, 'LINE')] as const).filter(hasCleaner),
  );
  return clean && ((given) => clean(given) as Args);
}

const hasCleaner = (part: readonly [string, Cleaner | null]): part is readonly [string, Cleaner] =>
  part[1] !== null;

function partsCleaner(cleaners: readonly (readonly [string, Cleaner])[]): Cleaner | null {
  if (cleaners.length === 0) return null;
  return (value) => {
    const cleaned = { ...(value as Args) };
    for (const [name, clean] of cleaners) if (cleaned[name] != null) cleaned[name] = clean(cleaned[name]);
    return cleaned;
  };
}

function valueCleaner(type: GraphQLInputType, reading: Reading): Cleaner | null {
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const clean = valueCleaner(nullable.ofType as GraphQLInputType, reading);
    return clean && ((value) => (value as unknown[]).map((each) => (each == null ? each : clean(each))));
  }
  if (isInputObjectType(nullable)) return inputCleaner(nullable);
  if (nullable !== GraphQLString || reading === 'AS_TYPED') return null;
  const clean = reading === 'LINES' ? plainText : plainLine;
  return (value) => clean(value as string);
}

function inputCleaner(input: GraphQLInputObjectType): Cleaner | null {
  const classes = getMetadataStorage()
    .inputTypes.filter(({ name }) => name === input.name)
    .map(({ target }) => target);
  const readingIn = (field: string): Reading =>
    classes.map((each) => readingOf(each, field)).find((reading) => reading !== 'LINE') ?? 'LINE';
  return partsCleaner(
    Object.values(input.getFields())
      .map(({ name, type }) => [name, valueCleaner(type, readingIn(name))] as const)
      .filter(hasCleaner),
  );
}
