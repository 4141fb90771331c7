import {
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';

/** Where an operation takes an id or a text: `input.groupIds`, `id`. */
export interface InputPath {
  /** `Query.customer`. */
  operation: string;
  path: string[];
  scalar: string;
  isList: boolean;
}

/** A leaf in the arguments of an operation. */
export interface InputLeaf {
  operation: string;
  path: string[];
  type: GraphQLInputType;
}

/** Every leaf in the arguments of every operation, nested inputs too. */
export function inputLeaves(schema: GraphQLSchema): InputLeaf[] {
  return (['Query', 'Mutation'] as const).flatMap((root) => {
    const type = root === 'Query' ? schema.getQueryType() : schema.getMutationType();
    return Object.values(type?.getFields() ?? {}).flatMap((field) =>
      field.args.flatMap((arg) => below(`${root}.${field.name}`, arg, [])),
    );
  });
}

/** Those of them that could name a row. */
export function inputPaths(schema: GraphQLSchema): InputPath[] {
  return inputLeaves(schema).flatMap(({ operation, path, type }) => {
    const { name: scalar } = getNamedType(type);
    const isList = isListType(getNullableType(type));
    return ['UUID', 'ID', 'String'].includes(scalar) ? [{ operation, path, scalar, isList }] : [];
  });
}

function below(operation: string, input: GraphQLArgument | GraphQLInputField, way: string[]): InputLeaf[] {
  const named = getNamedType(input.type);
  const path = [...way, input.name];
  return isInputObjectType(named)
    ? Object.values(named.getFields()).flatMap((field) => below(operation, field, path))
    : [{ operation, path, type: input.type }];
}

/** The variables with another value in one place. */
export function withValue(
  variables: Record<string, unknown>,
  [first = '', ...rest]: string[],
  value: unknown,
): Record<string, unknown> {
  const inner = variables[first];
  return {
    ...variables,
    [first]: rest.length === 0 ? value : within(inner, rest, value),
  };
}

/** In a list in each of its entries. */
function within(inner: unknown, rest: string[], value: unknown): unknown {
  if (Array.isArray(inner)) return inner.map((each) => within(each, rest, value));
  return withValue((inner ?? {}) as Record<string, unknown>, rest, value);
}
