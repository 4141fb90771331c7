import {
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  type GraphQLArgument,
  type GraphQLInputField,
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

/** Every place in the arguments of every operation, nested inputs too, that could name a row. */
export function inputPaths(schema: GraphQLSchema): InputPath[] {
  return (['Query', 'Mutation'] as const).flatMap((root) => {
    const type = root === 'Query' ? schema.getQueryType() : schema.getMutationType();
    return Object.values(type?.getFields() ?? {}).flatMap((field) =>
      field.args.flatMap((arg) => below(`${root}.${field.name}`, arg, [])),
    );
  });
}

function below(operation: string, input: GraphQLArgument | GraphQLInputField, way: string[]): InputPath[] {
  const named = getNamedType(input.type);
  const path = [...way, input.name];
  if (isInputObjectType(named))
    return Object.values(named.getFields()).flatMap((field) => below(operation, field, path));
  if (!['UUID', 'ID', 'String'].includes(named.name)) return [];
  return [{ operation, path, scalar: named.name, isList: isListType(getNullableType(input.type)) }];
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
    [first]: rest.length === 0 ? value : withValue((inner ?? {}) as Record<string, unknown>, rest, value),
  };
}
