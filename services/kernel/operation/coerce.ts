import {
  GraphQLError,
  isInputObjectType,
  isInputType,
  isLeafType,
  isListType,
  isNonNullType,
  typeFromAST,
  valueFromAST,
  type GraphQLEnumType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLScalarType,
  type GraphQLSchema,
  type VariableDefinitionNode,
} from 'graphql';
import { didYouMean } from 'graphql/jsutils/didYouMean';
import { suggestionList } from 'graphql/jsutils/suggestionList';
import type { Place } from './place';

/** So many faults are said; a page of them is a probe, and each costs. */
export const MOST_FAULTS = 10;

/** Variables as their types want them. */
export type Coerced = Record<string, unknown>;

/**
 * What graphql's getVariableValues does, in words of our own: where it is and what was expected, never what came.
 * Throws nothing; the faults are for the caller, at most ten. Values are within limits already. `place` says where the
 * operation uses a variable.
 */
export function coerceVariables(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
  given: Readonly<Record<string, unknown>>,
  place: (variable: string) => Place | null,
): { coerced: Coerced; faults: readonly GraphQLError[] } {
  const coercion = new Coercion(place);
  const coerced: Coerced = {};
  for (const definition of definitions) {
    const name = definition.variable.name.value;
    const type = typeFromAST(schema, definition.type) as GraphQLInputType | undefined;
    if (!isInputType(type) || coercion.isFull) continue;
    coercion.start(`$${name}`, definition);
    if (Object.hasOwn(given, name)) coerced[name] = coercion.value(given[name], type);
    else if (definition.defaultValue) coerced[name] = valueFromAST(definition.defaultValue, type);
    else if (isNonNullType(type)) coercion.fault(`a value of type "${String(type)}" is required`);
  }
  return { coerced, faults: coercion.faults };
}

class Coercion {
  readonly faults: GraphQLError[] = [];
  /** Names of fields as they stand behind a point, and places in lists. */
  private path: (string | number)[] = [];
  private definition: VariableDefinitionNode | undefined;

  constructor(private readonly place: (variable: string) => Place | null) {}

  get isFull(): boolean {
    return this.faults.length >= MOST_FAULTS;
  }

  start(variable: string, definition: VariableDefinitionNode): void {
    this.path = [variable];
    this.definition = definition;
  }

  /** The path as it is written: `$input.lines[2].text`. */
  private get written(): string[] {
    return this.path.map((step) => (typeof step === 'number' ? `[${step}]` : step));
  }

  fault(what: string, hint = ''): undefined {
    if (this.isFull) return;
    const path = this.written;
    const [variable = '', ...below] = path;
    const place = this.place(variable.slice(1));
    const argument = place ? { argument: [place.argument, ...below].join('') } : {};
    this.faults.push(
      new GraphQLError(`"${path.join('')}": ${what}.${hint}`, {
        nodes: this.definition,
        path: place?.path,
        extensions: { code: 'BAD_USER_INPUT', ...argument },
      }),
    );
  }

  value(given: unknown, type: GraphQLInputType): unknown {
    if (this.isFull) return undefined;
    if (isNonNullType(type)) {
      if (given === null || given === undefined)
        return this.fault(`a value of type "${String(type)}" is required`);
      return this.value(given, type.ofType as GraphQLInputType);
    }
    if (given === null || given === undefined) return null;
    if (isListType(type)) return this.list(given, type.ofType as GraphQLInputType);
    if (isLeafType(type)) return this.leaf(given, type);
    return isInputObjectType(type) ? this.object(given, type) : undefined;
  }

  private list(given: unknown, element: GraphQLInputType): unknown[] {
    if (!Array.isArray(given)) return [this.value(given, element)];
    const made: unknown[] = [];
    for (let at = 0; at < given.length && !this.isFull; at++) made.push(this.below(at, given[at], element));
    return made;
  }

  private object(given: unknown, type: GraphQLInputObjectType): unknown {
    if (typeof given !== 'object' || Array.isArray(given))
      return this.fault(`an object of type "${type.name}" is expected`);
    const input = given as Record<string, unknown>;
    const fields = type.getFields();
    const made: Record<string, unknown> = {};
    for (const field of Object.values(fields)) {
      const value = Object.hasOwn(input, field.name) ? input[field.name] : undefined;
      if (value !== undefined) made[field.name] = this.below(`.${field.name}`, value, field.type);
      else if (field.defaultValue !== undefined) made[field.name] = field.defaultValue;
      else if (isNonNullType(field.type)) this.below(`.${field.name}`, undefined, field.type);
    }
    for (const key of Object.keys(input)) {
      if (this.isFull) break;
      if (!Object.hasOwn(fields, key)) this.unknownField(key, type);
    }
    const values = Object.values(made);
    if (type.isOneOf && (values.length !== 1 || values[0] === null))
      this.fault(`exactly one field of "${type.name}" is expected`);
    return made;
  }

  private unknownField(key: string, type: GraphQLInputObjectType): void {
    const known = Object.keys(type.getFields());
    this.fault(`holds a field that "${type.name}" does not have`, hint(key, known));
  }

  private leaf(given: unknown, type: GraphQLScalarType | GraphQLEnumType): unknown {
    let parsed: unknown;
    try {
      parsed = type.parseValue(given);
    } catch {
      parsed = undefined;
    }
    if (parsed !== undefined) return parsed;
    const known = 'getValues' in type ? type.getValues().map(({ name }) => name) : [];
    return this.fault(`a value of type "${type.name}" is expected`, hint(given, known));
  }

  private below(step: string | number, given: unknown, type: GraphQLInputType): unknown {
    this.path.push(step);
    const made = this.value(given, type);
    this.path.pop();
    return made;
  }
}

/** Longer than any name of ours: comparing it with them would cost and find nothing. */
const LONGEST_NAME = 60;

/** Names of the schema, never the caller's; who may not learn them has this cut off. */
function hint(given: unknown, known: readonly string[]): string {
  if (typeof given !== 'string' || given.length > LONGEST_NAME) return '';
  return didYouMean(suggestionList(given, known));
}
