import {
  extendSchema,
  getNamedType,
  isCompositeType,
  isObjectType,
  isRequiredArgument,
  parse,
  type GraphQLSchema,
} from 'graphql';

/** One field, asked for on a way that needs no other permission. */
export interface FieldProbe {
  coordinate: string;
  query: string;
}

/** The schema with a door to every object type, so that a field's own rule is the only one on the way to it. */
export function withDoors(schema: GraphQLSchema): { schema: GraphQLSchema; doors: string[] } {
  const types = objectTypes(schema).filter((type) => !['Query', 'Mutation'].includes(type));
  const doors = types.map((type) => `door${type}: ${type}`);
  return {
    schema: extendSchema(schema, parse(`extend type Query { ${doors.join(' ')} }`), { assumeValid: true }),
    doors: types.map((type) => `Query.door${type}`),
  };
}

/** A probe for every field of every object type; `mark` makes its text one that nobody has seen. */
export function fieldProbes(schema: GraphQLSchema, mark = ''): FieldProbe[] {
  return objectTypes(schema).flatMap((name) => {
    const type = schema.getType(name);
    if (!isObjectType(type)) return [];
    return Object.values(type.getFields())
      .filter((field) => !field.name.startsWith('_') && !field.name.startsWith('door'))
      .map((field) => {
        const needed = field.args.filter(isRequiredArgument);
        const declared = needed.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
        const given = needed.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
        const below = isCompositeType(getNamedType(field.type)) ? ' { __typename }' : '';
        const selected = `${field.name}${given ? `(${given})` : ''}${below}`;
        const operation = name === 'Mutation' ? 'mutation' : 'query';
        const body = name === 'Query' || name === 'Mutation' ? selected : `door${name} { ${selected} }`;
        return {
          coordinate: `${name}.${field.name}`,
          query: `${operation} Probe${mark}${declared ? `(${declared})` : ''} { ${body} }`,
        };
      });
  });
}

function objectTypes(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith('_'))
    .map((type) => type.name);
}
