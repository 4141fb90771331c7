import { getMetadataStorage, validateOrReject, type ValidationError } from 'class-validator';
import { GraphQLError } from 'graphql';
import { ArgumentValidationError } from 'type-graphql';
import { invalidInput, Refusal, type FieldFault, type FieldFaultCode } from '../refusal/refusal';

/** What a type of the graph says already (a UUID, a number, what may be null, which fields there are) is no rule here. */
const RULES = { stopAtFirstError: true, skipMissingProperties: true, forbidUnknownValues: false };

/**
 * Whether an argument, or the class of a field's arguments, keeps the rules on it; rejects with what does not. Null
 * where there are none, or nothing was given that could break one: that is most of them.
 */
export function rulesHold(value: unknown): Promise<void> | null {
  const objects = (Array.isArray(value) ? (value as unknown[]) : [value]).filter(
    (each): each is object => hasRules(each) && saysSomething(each),
  );
  return objects.length === 0 ? null : holdToRules(objects);
}

async function holdToRules(objects: readonly object[]): Promise<void> {
  try {
    await Promise.all(objects.map((each) => validateOrReject(each, RULES)));
  } catch (error) {
    throw new ArgumentValidationError(error as ValidationError[]);
  }
}

const withRules = new WeakMap<Function, boolean>();

/** Whether there is a rule on a field of its class, or of one that it inherits; asked of the library once a class. */
function hasRules(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const type = value.constructor as Function | undefined;
  // The graph's own objects have none.
  if (type === undefined) return false;
  let known = withRules.get(type);
  if (known === undefined) {
    known = getMetadataStorage().getTargetValidationMetadatas(type, '', false, false).length > 0;
    withRules.set(type, known);
  }
  return known;
}

const saysSomething = (value: object): boolean =>
  Object.values(value).some((each) => (each ?? null) !== null);

/** The refusal of arguments that break a rule of their class, or null where an error is something else. */
export function refusalOfArguments(error: unknown): Refusal | null {
  return error instanceof ArgumentValidationError
    ? invalidInput(...faultsOf(error.extensions.validationErrors))
    : null;
}

/** Throws where a text holds NUL, which PostgreSQL cannot: refused by name instead of failing somewhere below. */
export function assertStorable(args: unknown): void {
  const unstorable = pathsOfNul(args);
  if (unstorable.length > 0)
    throw invalidInput(
      ...unstorable.map((path) => ({
        path,
        code: 'BAD_FORMAT' as const,
        message: 'Holds a NUL character',
      })),
    );
}

function pathsOfNul(value: unknown, path = ''): string[] {
  if (typeof value === 'string') return value.includes('\0') ? [path] : [];
  if (typeof value !== 'object' || value === null || value instanceof Date) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    pathsOfNul(each, path === '' || path === 'input' ? key : `${path}.${key}`),
  );
}

/** A refusal where the field promises no union: a 400-like error that still names the fields, the first as the argument. */
export function badRequest(refusal: Refusal): GraphQLError {
  const { message, ...problem } = refusal.problem;
  const [first] = (problem as { fields?: FieldFault[] }).fields ?? [];
  const argument = first ? { argument: first.path } : {};
  if (problem.__typename === 'ModuleOff') return offError(message, problem);
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', ...argument, problem } });
}

/** Nothing that was asked is wrong: the store has not got the module. */
function offError(message: string, problem: object): GraphQLError {
  return new GraphQLError(message, {
    extensions: { code: 'MODULE_OFF', module: (problem as { module?: unknown }).module },
  });
}

function faultsOf(errors: readonly ValidationError[], prefix = ''): FieldFault[] {
  return errors.flatMap((error) => {
    const path = prefix === '' && error.property === 'input' ? '' : prefix + error.property;
    const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
      path,
      code: codes[rule] ?? 'BAD_FORMAT',
      message,
    }));
    return [...own, ...faultsOf(error.children ?? [], path === '' ? '' : `${path}.`)];
  });
}

const codes: Record<string, FieldFaultCode> = {
  isNotEmpty: 'REQUIRED',
  arrayNotEmpty: 'REQUIRED',
  minLength: 'TOO_SHORT',
  maxLength: 'TOO_LONG',
  arrayMaxSize: 'OUT_OF_RANGE',
  isEmail: 'NOT_AN_EMAIL',
  min: 'OUT_OF_RANGE',
  max: 'OUT_OF_RANGE',
  isIn: 'NOT_ALLOWED',
};
