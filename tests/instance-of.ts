/**
 * graphql's own `instanceof`, as it is in production. While it is developed with, it also looks for a second copy of
 * graphql at every type of every document: a fourth of what a spec of the graph takes.
 */
export const instanceOf = (value: unknown, constructor: new () => unknown): boolean =>
  value instanceof constructor;
