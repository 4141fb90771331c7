import type { GraphQLSchema } from 'graphql';

/** type-graphql has no place for these two; every service says the same. */
export function describeRoots(schema: GraphQLSchema): void {
  const query = schema.getQueryType();
  const mutation = schema.getMutationType();
  if (query) query.description = 'What can be read; nothing here changes anything.';
  if (mutation)
    mutation.description =
      'What can be changed. Each is one transaction of its own: all of it happens, or nothing.';
}
