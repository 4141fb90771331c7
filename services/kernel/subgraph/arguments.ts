import { getMetadataStorage } from 'type-graphql';
import type { Call } from '../database/call';
import { rulesHold } from './input';

type Given = Readonly<Record<string, unknown>>;
type Param = NonNullable<ReturnType<typeof getMetadataStorage>['queries'][number]['params']>[number];
type Class = new () => object;
type Make = (given: unknown) => unknown;

/** What a method takes at one place. */
interface Taken {
  isArgument: boolean;
  of(row: unknown, args: Given, call: Call): unknown;
}

/** What a resolver's method takes at one call; a promise where the arguments' rules have to be asked. */
export type Bind = (row: unknown, args: Given, call: Call) => unknown[] | Promise<unknown[]>;

/**
 * How a resolver's method gets what it takes, made once: type-graphql looks through its metadata for every input,
 * field by field, at every call. Null where a method takes what only type-graphql can give.
 */
export function bindingOf(params: readonly Param[]): Bind | null {
  const taken = [...params].sort((a, b) => a.index - b.index).map(takenBy);
  if (!taken.every((each) => each !== null)) return null;
  return (row, args, call) => {
    const values: unknown[] = [];
    const rules: Promise<void>[] = [];
    for (const { isArgument, of } of taken) {
      const value = of(row, args, call);
      values.push(value);
      const asked = isArgument ? rulesHold(value) : null;
      if (asked) rules.push(asked);
    }
    return rules.length === 0 ? values : Promise.all(rules).then(() => values);
  };
}

function takenBy(param: Param): Taken | null {
  switch (param.kind) {
    case 'root':
      return param.propertyName === undefined ? { isArgument: false, of: (row) => row } : null;
    case 'context':
      return param.propertyName === undefined ? { isArgument: false, of: (_, __, call) => call } : null;
    case 'arg': {
      const make = makerOf(param.getType());
      return { isArgument: true, of: (_, args) => make(args[param.name]) };
    }
    case 'args': {
      const make = classMaker(param.getType() as Class, getMetadataStorage().argumentTypes);
      return { isArgument: true, of: (_, args) => make(args) };
    }
    default:
      return null;
  }
}

const makers = new Map<unknown, Make>();

/** Inputs become what their class says; scalars and enums are what they should be. */
function makerOf(type: unknown): Make {
  const known = makers.get(type);
  if (known) return known;
  const { inputTypes } = getMetadataStorage();
  if (!inputTypes.some(({ target }) => target === type)) return (given) => given;
  let one: Make | undefined;
  const make: Make = (given) => {
    if (given === null || given === undefined) return given;
    one ??= classMaker(type as Class, inputTypes);
    return Array.isArray(given) ? given.map(make) : one(given);
  };
  makers.set(type, make);
  return make;
}

type Metadata = ReturnType<typeof getMetadataStorage>['inputTypes'];

function classMaker(type: Class, known: Metadata): Make {
  const fields = fieldsOf(type, known).map(({ name, getType }) => ({ name, make: makerOf(getType()) }));
  return (given) => {
    const made = new type() as Record<string, unknown>;
    for (const key of Object.keys(made)) if (made[key] === undefined) delete made[key];
    for (const { name, make } of fields) {
      const value = (given as Given)[name];
      if (value !== undefined) made[name] = make(value);
    }
    return made;
  };
}

/** A class's own and those that it inherits. */
function fieldsOf(type: Class, known: Metadata): NonNullable<Metadata[number]['fields']> {
  const fields = new Map<string, NonNullable<Metadata[number]['fields']>[number]>();
  for (let at: object | null = type; at !== null; at = Object.getPrototypeOf(at) as object | null)
    for (const field of known.find(({ target }) => target === at)?.fields ?? [])
      if (!fields.has(field.name)) fields.set(field.name, field);
  return [...fields.values()];
}
