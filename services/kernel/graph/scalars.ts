import { GraphQLScalarType, isScalarType, isSpecifiedScalarType, type GraphQLSchema } from 'graphql';
import { GraphQLDateTimeISO, GraphQLLocalDate, GraphQLSafeInt, GraphQLUUID } from 'graphql-scalars';

/** An instant, UTC, ISO 8601; a string on the wire, so that it looks the same in one process and split. */
export const DateTime = new GraphQLScalarType({ ...GraphQLDateTimeISO.toConfig(), name: 'DateTime' });

export { GraphQLLocalDate as LocalDate, GraphQLSafeInt as SafeInt, GraphQLUUID as UUID };

const ours = new Map(
  [DateTime, GraphQLLocalDate, GraphQLSafeInt, GraphQLUUID].map((scalar) => [scalar.name, scalar]),
);

/**
 * Gives a schema that was read from text its real scalars. Without them one takes every value, a nest of lists
 * too, and whoever works with it before a service judges it works for nothing. Throws where one is unknown.
 */
export function withRealScalars(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isScalarType(type) || isSpecifiedScalarType(type)) continue;
    const real = ours.get(type.name);
    if (!real) throw new Error(`Nobody says what a value of the scalar ${type.name} is.`);
    type.parseValue = real.parseValue.bind(real);
    type.parseLiteral = real.parseLiteral.bind(real);
    type.serialize = real.serialize.bind(real);
  }
  return schema;
}
